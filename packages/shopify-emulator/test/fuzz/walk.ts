import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
} from 'graphql';
import type { Emulator } from '../../src/index.ts';
import { implementsNode } from './answer-shape.ts';
import { createDraw } from './draw.ts';
import { InputValues } from './input-values.ts';
import type { KnownThings } from './known-things.ts';
import { literalOf } from './literals.ts';
import { queries, schema, type AnyField } from './root-fields.ts';
import { unbuiltField } from './unbuilt-fields.ts';

/** What was found of the things of a shop. */
export interface Walked {
  /** Types of which there is a thing. */
  readonly types: ReadonlySet<string>;
  /** `Type.field`, or the root field, that answers NOT_IMPLEMENTED. */
  readonly unbuilt: ReadonlySet<string>;
}

/** A way to things of a type: what goes before and behind a selection of theirs. */
interface Way {
  readonly type: GraphQLObjectType;
  readonly before: string;
  readonly behind: string;
  readonly depth: number;
}

/** Goes from the built queries and the known things to everything that hangs on them, and asks each thing for all of its fields. */
export async function walk(emulator: Emulator, known: KnownThings): Promise<Walked> {
  const unbuilt = new Set<string>();
  const visits = new Map<string, number>();
  const ways: Way[] = [];
  const ask = async (text: string): Promise<Answer> => {
    const answer = (await emulator.control.write(text)) as Answer;
    known.noteIds(answer.data ?? null);
    return answer;
  };
  const root = schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const rootWay = { type: root, before: '{', behind: '}', depth: 0 };
  const rootFields = queries.map(({ field }) => field);
  for (let seed = 1; seed <= 6; seed += 1)
    ways.push(...(await visit({ ask, known, unbuilt }, rootWay, rootFields, seed)));
  ways.unshift(...known.kinds().flatMap((kind) => waysById(kind, known)));
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const count = visits.get(way.type.name) ?? 0;
    if (count >= 3 || way.type === root) continue;
    visits.set(way.type.name, count + 1);
    ways.push(...(await visit({ ask, known, unbuilt }, way, Object.values(way.type.getFields()), count + 1)));
  }
  return { types: new Set(visits.keys()), unbuilt };
}

function waysById(kind: string, known: KnownThings): readonly Way[] {
  const type = schema.getType(kind);
  // Of some kinds of things the ids have the name of an interface.
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const ids = known.ids(kind).slice(-3);
  return types.flatMap((concrete) =>
    ids.map((id) => {
      const before = `{ node(id: "${id}") { ... on ${concrete.name} {`;
      return { type: concrete, before, behind: '} } }', depth: 0 };
    }),
  );
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
}

interface Walker {
  ask(text: string): Promise<Answer>;
  readonly known: KnownThings;
  readonly unbuilt: Set<string>;
}

/** Asks for these fields of a thing, and gives the ways on from it. Fields that answer an error are left out of the next try. */
async function visit(
  walker: Walker,
  way: Way,
  fields: readonly AnyField[],
  seed: number,
): Promise<readonly Way[]> {
  const values = new InputValues(createDraw(seed), walker.known, false);
  let asked = fields.map((field) => ({ field, text: `${field.name}${argumentsOf(field, values)}` }));
  for (let tries = 0; tries < 150; tries += 1) {
    const parts = asked.map(({ field, text }) => `${text}${shapeOf(field)}`);
    const { data, errors = [] } = await walker.ask(
      `${way.before} __typename ${parts.join(' ')} ${way.behind}`,
    );
    const failed = new Set<string>();
    for (const { message, path = [], extensions } of errors) {
      if (extensions?.code === 'NOT_IMPLEMENTED') walker.unbuilt.add(unbuiltField(message));
      for (const part of path) failed.add(String(part));
    }
    const left = asked.filter(({ field }) => !failed.has(field.name));
    if (errors.length === 0) return asked.flatMap(({ field, text }) => waysOn(way, field, text, data));
    // Without a path nothing tells what is wrong.
    if (left.length === asked.length) return [];
    asked = left;
  }
  return [];
}

function argumentsOf(field: AnyField, values: InputValues): string {
  const wanted = field.args.filter((entry) => isRequiredArgument(entry) || entry.name === 'first');
  const isFound = field.args.some(({ name }) => name === 'id' || name === 'identifier');
  const given = isFound ? field.args : wanted;
  const parts = given.map((entry) => {
    const value = entry.name === 'first' ? 5 : values.make(entry.type, [field.name, entry.name]);
    return `${entry.name}: ${literalOf(value)}`;
  });
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

function shapeOf({ type }: AnyField): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  const isFound = isAbstractType(named)
    ? schema.getPossibleTypes(named).some(({ name }) => implementsNode(name))
    : implementsNode(named.name);
  return isFound ? ' { __typename ... on Node { id } }' : ' { __typename }';
}

/** To each kind of thing that the field was seen to lead to. */
function waysOn(way: Way, field: AnyField, text: string, data: unknown): readonly Way[] {
  if (way.depth > 8) return [];
  const names = new Set<string>();
  collectTypes(data, field.name, names);
  const type = getNamedType(field.type);
  return [...names].flatMap((name) => {
    const concrete = schema.getType(name);
    if (!isObjectType(concrete)) return [];
    const isAbstract = isAbstractType(type);
    return {
      type: concrete,
      before: `${way.before} ${text} {${isAbstract ? ` ... on ${name} {` : ''}`,
      behind: `${isAbstract ? '} ' : ''}} ${way.behind}`,
      depth: way.depth + 1,
    };
  });
}

/** The types of what stands under this name anywhere in an answer. */
function collectTypes(data: unknown, name: string, names: Set<string>, isInside = false): void {
  if (Array.isArray(data)) for (const entry of data) collectTypes(entry, name, names, isInside);
  else if (typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) {
      if (isInside && key === '__typename') names.add(String(value));
      else collectTypes(value, name, names, key === name);
    }
  }
}
