import type { CarriedField, Change, FieldChange, FieldValue } from '@backstock/core';
import { slices } from '../documents/slices.ts';
import { metafieldName } from '../objects/metafield-name.ts';
import { metafieldText } from './metafield-value.ts';
import { compareText, type OperationDraft } from './plan-part.ts';

/** A metafield that is to be written, without its owner. */
export interface MetafieldWrite {
  /** Absent for a custom id that things are matched by and nobody maps. */
  readonly carries: readonly CarriedField[];
  readonly input: { readonly [name: string]: FieldValue };
}

/** What metafieldsSet takes at once. */
const maxSet = 25;
/** What a list of an input takes. */
const maxDelete = 250;

/** The writes of fields that are metafields with a value, in the order of their names. A custom id always has the type id. */
export function metafieldWrites(change: Change, fields: readonly FieldChange[]): readonly MetafieldWrite[] {
  const customIds = new Set(customIdsOf(change).map((id) => id.field));
  return fields
    .filter((field) => field.action === 'set' && metafieldName(field.field) !== undefined)
    .toSorted((left, right) => compareText(left.field, right.field))
    .map((field) => {
      const type = customIds.has(field.field) ? 'id' : field.metafieldType;
      return {
        carries: [{ field: field.field }],
        input: metafieldInput(field.field, metafieldText(field.value, type), type),
      };
    });
}

/** The custom ids among `names` that a thing shall get because it is matched by them. */
export function customIdWrites(change: Change, names: readonly string[]): readonly MetafieldWrite[] {
  return customIdsOf(change)
    .filter(({ field }) => names.includes(field))
    .toSorted((left, right) => compareText(left.field, right.field))
    .map(({ field, value }) => ({ carries: [], input: metafieldInput(field, value, 'id') }));
}

export function customIdsOf(change: Change): readonly { readonly field: string; readonly value: string }[] {
  return change.rules
    .flatMap((rule) => rule.fields)
    .filter(({ field }) => metafieldName(field) !== undefined);
}

/** The operations that write metafields by themselves; calls pack those of many changes together. */
export function metafieldsSet(ownerId: string, writes: readonly MetafieldWrite[]): readonly OperationDraft[] {
  return slices(writes, maxSet).map((slice) => ({
    mutation: 'metafieldsSet',
    variables: { metafields: slice.map((write) => ({ ownerId, ...write.input })) },
    carries: slice.flatMap((write) => write.carries),
  }));
}

/** The operations that take metafields back. */
export function metafieldsDelete(ownerId: string, fields: readonly FieldChange[]): readonly OperationDraft[] {
  const cleared = fields
    .filter((field) => field.action === 'clear')
    .toSorted((left, right) => compareText(left.field, right.field))
    .flatMap((field) => {
      const name = metafieldName(field.field);
      return name === undefined ? [] : [{ field: field.field, entry: { ownerId, ...name } }];
    });
  return slices(cleared, maxDelete).map((slice) => ({
    mutation: 'metafieldsDelete',
    variables: { metafields: slice.map(({ entry }) => entry) },
    carries: slice.map(({ field }) => ({ field })),
  }));
}

function metafieldInput(
  field: string,
  value: string,
  type: string | undefined,
): { readonly [name: string]: FieldValue } {
  return { ...metafieldName(field), ...(type === undefined ? {} : { type }), value };
}
