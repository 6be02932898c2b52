import type { RequestContext } from '../object-module.ts';
import { checkValue } from './check-value.ts';
import type { DefinitionIdentifier, MetafieldDefinition } from './metafield-definition.ts';
import {
  identifierKey,
  metafieldsTable,
  sameIdentifier,
  withOwner,
  type Metafield,
  type MetafieldEntry,
  type OwnerMetafields,
} from './metafield.ts';
import { gidTypesOf } from './owner-types.ts';
import type { ValueSurroundings } from './reference-values.ts';
import { valueSurroundings } from './value-surroundings.ts';
import { findValueType } from './value-types.ts';
import { replaceEntries } from './write-metafields.ts';

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

export function countMetafields(context: RequestContext, definition: MetafieldDefinition): number {
  return ownersOf(context, definition).length;
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
    if (!sameIdentifier(entry, definition)) return entry;
    const checked = checkValue(type, entry.value, definition.validations, surroundings);
    if (checked.value === undefined) return entry;
    return { ...entry, type: definition.type, value: checked.value, isUnique };
  };
  for (const row of ownersOf(context, definition)) {
    replaceEntries(context, { gidType: row.gidType, number: row.id }, row.entries.map(adopt));
  }
}

export function deleteMetafieldsOfDefinition(context: RequestContext, definition: MetafieldDefinition): void {
  for (const row of ownersOf(context, definition)) {
    const rest = row.entries.filter((entry) => !sameIdentifier(entry, definition));
    replaceEntries(context, { gidType: row.gidType, number: row.id }, rest);
  }
}

function ownersOf(context: RequestContext, definition: DefinitionIdentifier): readonly OwnerMetafields[] {
  const table = context.shop.table(metafieldsTable);
  return gidTypesOf(definition.ownerType).flatMap((gidType) =>
    table.find('identifier', identifierKey(gidType, definition)),
  );
}
