import type { SyncNeeds } from '@backstock/core';
import type { ObjectDriver } from '../contract/object-driver.ts';
import type { StoreReader } from '../contract/store-reader.ts';
import {
  metafieldDefinitionsDocument,
  pointsPerMetafieldDefinition,
} from '../documents/metafield-definitions.ts';
import { metafieldName } from '../objects/metafield-name.ts';

interface WantedMetafield {
  readonly object: string;
  readonly field: string;
  readonly owner: ObjectDriver['metafieldOwner'];
  readonly isMatched: boolean;
  /** The type that the mapping names. */
  readonly type: string | undefined;
}

/** Keeps a document under what one may cost. */
const mostPerDocument = 250;

/**
 * What is wrong between the metafields of the needs and the store's definitions, one sentence each: matching needs a
 * definition of type `id`, and a type that the mapping names must be the definition's.
 */
export async function checkMetafields(
  needs: readonly SyncNeeds[],
  reader: StoreReader,
  driverOf: (object: string) => ObjectDriver,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const wanted = needs.flatMap((need) => wantedMetafields(need, driverOf(need.object).metafieldOwner));
  const problems: string[] = [];
  for (let start = 0; start < wanted.length; start += mostPerDocument) {
    const part = wanted.slice(start, start + mostPerDocument);
    const types = await readTypes(part, reader, signal);
    problems.push(...part.flatMap((metafield, index) => problemOf(metafield, types[index]) ?? []));
  }
  return [...new Set(problems)];
}

function wantedMetafields(need: SyncNeeds, owner: WantedMetafield['owner']): readonly WantedMetafield[] {
  const matched = new Set(need.matchFields);
  return [...new Set([...need.fields, ...matched])]
    .filter((field) => metafieldName(field) !== undefined)
    .map((field) => ({
      object: need.object,
      field,
      owner,
      isMatched: matched.has(field),
      type: need.metafieldTypes[field],
    }));
}

/** The type of each definition; `undefined` where there is none. */
async function readTypes(
  wanted: readonly WantedMetafield[],
  reader: StoreReader,
  signal?: AbortSignal,
): Promise<readonly (string | undefined)[]> {
  const variables = wanted.map(({ field, owner }, index) => {
    const { namespace = '', key = '' } = metafieldName(field) ?? {};
    return [`i${index}`, { ownerType: owner, namespace, key }] as const;
  });
  const { data } = await reader.read(
    metafieldDefinitionsDocument(wanted.length),
    Object.fromEntries(variables),
    {
      costPoints: wanted.length * pointsPerMetafieldDefinition,
      ...(signal === undefined ? {} : { signal }),
    },
  );
  return wanted.map((_, index) => data[`d${index}`]?.type.name);
}

function problemOf(metafield: WantedMetafield, type: string | undefined): string | undefined {
  const { object, field, isMatched } = metafield;
  if (isMatched && type !== 'id') {
    const found =
      type === undefined ? 'the store has no definition of it' : `its definition has type ${type}`;
    return `${object} is matched by ${field}, but ${found}: it needs a metafield definition of type id`;
  }
  if (type === undefined || metafield.type === undefined || metafield.type === type) return undefined;
  return `${object}: ${field} is mapped as ${metafield.type}, but its definition in the store has type ${type}`;
}
