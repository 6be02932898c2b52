import type { FieldNode } from 'graphql';
import { givenArguments } from './field-arguments.ts';

const defaultLimit = 250;

/** Lists that may be longer than usual, by the path of their names. */
const limits: Readonly<Record<string, number>> = {
  'productSet.input.variants': 2_048,
  'productVariantsBulkCreate.variants': 2_048,
  'productVariantsBulkUpdate.variants': 2_048,
  'draftOrderCreate.input.lineItems': 499,
  'draftOrderUpdate.input.lineItems': 499,
  'draftOrderCalculate.input.lineItems': 499,
  'fulfillmentCreate.fulfillment.lineItemsByFulfillmentOrder.fulfillmentOrderLineItems': 512,
};

export interface OversizedInput {
  readonly path: readonly string[];
  readonly size: number;
  readonly limit: number;
}

/** The first list in the arguments of a root field that is longer than Shopify takes; list indexes are no part of the path. */
export function oversizedInput(
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): OversizedInput | null {
  const name = field.name.value;
  const found = findOversized(givenArguments(field, variables), [name]);
  const key = (field.alias ?? field.name).value;
  return found === null ? null : { ...found, path: [key, ...found.path.slice(1)] };
}

function findOversized(value: unknown, path: readonly string[]): OversizedInput | null {
  if (Array.isArray(value)) {
    const limit = limits[path.join('.')] ?? defaultLimit;
    if (value.length > limit) return { path, size: value.length, limit };
    return firstOversized(value.map((entry: unknown) => [path, entry]));
  }
  if (typeof value !== 'object' || value === null) return null;
  return firstOversized(Object.entries(value).map(([key, entry]) => [[...path, key], entry]));
}

function firstOversized(entries: readonly (readonly [readonly string[], unknown])[]): OversizedInput | null {
  for (const [path, entry] of entries) {
    if (typeof entry !== 'object' || entry === null) continue;
    const found = findOversized(entry, path);
    if (found !== null) return found;
  }
  return null;
}
