import { isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFurnished } from './fuzz/furnish.ts';
import { KnownThings } from './fuzz/known-things.ts';
import { nodeTypes, schema } from './fuzz/root-fields.ts';
import { unbuiltFields } from './fuzz/unbuilt-fields.ts';
import { walk, type Walked } from './fuzz/walk.ts';
import type { LocalStore } from './open-store.ts';

let store: LocalStore;
let walked: Walked;
beforeAll(async () => {
  const known = new KnownThings();
  store = await openFurnished(known);
  walked = await walk(store.emulator, known);
});
afterAll(async () => store[Symbol.asyncDispose]());

test('there is a thing of every kind that can be found by its id', () => {
  const isSeen = (name: string): boolean => {
    const type = schema.getType(name);
    const names = isInterfaceType(type)
      ? schema.getPossibleTypes(type).map((possible) => possible.name)
      : [name];
    return names.some((each) => walked.types.has(each));
  };
  expect(nodeTypes.filter((name) => !isSeen(name))).toEqual([]);
});

test('nothing else is found by an id than what the schema has as a node', () => {
  const isNode = (name: string): boolean => {
    const [node, type] = [schema.getType('Node'), schema.getType(name)];
    if (isInterfaceType(type)) return schema.getPossibleTypes(type).some((possible) => isNode(possible.name));
    return isInterfaceType(node) && isObjectType(type) && schema.isSubType(node, type);
  };
  expect(nodeTypes.filter((name) => !isNode(name))).toEqual([]);
});

test('every field of every thing is built, but for those in the list, and those are not', () => {
  expect([...walked.unbuilt].toSorted()).toEqual([...unbuiltFields].toSorted());
});
