import type { RequestContext } from '../../object-module.ts';
import { checkValue } from '../values/check-value.ts';
import type { DefinitionIdentifier, MetafieldDefinition } from '../metafield-definition.ts';
import {
  identifierKey,
  metafieldsTable,
  sameIdentifier,
  withOwner,
  type Metafield,
  type MetafieldEntry,
  type OwnerMetafields,
} from '../metafield.ts';
import { gidTypesOf } from '../owner-types.ts';
import type { ValueSurroundings } from '../values/reference-values.ts';
import { valueSurroundings } from '../values/value-surroundings.ts';
import { findValueType } from '../values/value-types.ts';
import { replaceEntries } from '../write-metafields.ts';

/** The metafields that a definition describes, oldest first. */
export function metafieldsOfDefinition(
  context: RequestContext,
  definition: MetafieldDefinition,
): readonly Metafield[] {
  return ownersOf(context, definition).flatMap((row) =>
    row.entries
      .filter((entry) => sameIdentifier(entry, definition))
      .map((entry) => withOwner({ gidType: row.gidType, number: row.id }, entry)),
  );
}

/** How many they are; costs nothing, however many. */
export function countMetafields(context: RequestContext, definition: MetafieldDefinition): number {
  const table = context.shop.table(metafieldsTable);
  const counts = gidTypesOf(definition.ownerType).map(
    (gidType) => table.findIds('identifier', identifierKey(gidType, definition)).length,
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Whether a metafield has the type of its definition and keeps its validations. */
export function isValid(
  definition: MetafieldDefinition,
  entry: MetafieldEntry,
  surroundings: ValueSurroundings,
): boolean {
  const type = findValueType(definition.type);
  if (type === undefined || entry.type !== definition.type) return false;
  return checkValue(type, entry.value, definition.validations, surroundings).value !== undefined;
}

/**
 * Metafields written before their definition take its type where their value fits, and become unique with it.
 * Values that do not fit stay as they are.
 */
export function adoptMetafields(context: RequestContext, definition: MetafieldDefinition): void {
  const type = findValueType(definition.type);
  if (type === undefined) return;
  const isUnique = definition.capabilities.includes('uniqueValues') ? true : undefined;
  const surroundings = valueSurroundings(context);
  const adopt = (entry: MetafieldEntry): MetafieldEntry => {
    const { value } = checkValue(type, entry.value, definition.validations, surroundings);
    if (value === undefined) return entry;
    const isAdopted = entry.type === definition.type && entry.value === value && entry.isUnique === isUnique;
    return isAdopted ? entry : { ...entry, type: definition.type, value, isUnique };
  };
  changeMetafields(context, definition, adopt);
}

export function deleteMetafieldsOfDefinition(context: RequestContext, definition: MetafieldDefinition): void {
  changeMetafields(context, definition, () => undefined);
}

/** Writes the metafields of a definition anew where `change` gives another one, and deletes them where it gives none. */
function changeMetafields(
  context: RequestContext,
  definition: MetafieldDefinition,
  change: (entry: MetafieldEntry) => MetafieldEntry | undefined,
): void {
  // From the end: the index keeps the owners of an identifier in one list, and shortens it there at no cost.
  for (const row of ownersOf(context, definition).toReversed()) {
    const entries = row.entries.flatMap((entry) =>
      sameIdentifier(entry, definition) ? (change(entry) ?? []) : entry,
    );
    const isSame =
      entries.length === row.entries.length && entries.every((entry, at) => entry === row.entries[at]);
    if (!isSame) replaceEntries(context, { gidType: row.gidType, number: row.id }, entries);
  }
}

function ownersOf(context: RequestContext, definition: DefinitionIdentifier): readonly OwnerMetafields[] {
  const table = context.shop.table(metafieldsTable);
  return gidTypesOf(definition.ownerType).flatMap((gidType) =>
    table.find('identifier', identifierKey(gidType, definition)),
  );
}
