import type { FieldNode } from 'graphql';
import type { Switches } from '../store/switches.ts';
import { givenArguments } from './field-arguments.ts';

const defaultLimit = 250;

/** Lists that may be longer than usual, by the path of their names. */
const limits: Readonly<Record<string, number>> = {
  'productSet.input.variants': 2_048,
  'draftOrderCreate.input.lineItems': 499,
  'draftOrderUpdate.input.lineItems': 499,
  'draftOrderCalculate.input.lineItems': 499,
  'fulfillmentCreate.fulfillment.lineItemsByFulfillmentOrder.fulfillmentOrderLineItems': 512,
};

const variantLists: ReadonlySet<string> = new Set([
  'productVariantsBulkCreate.variants',
  'productVariantsBulkUpdate.variants',
  'productVariantsBulkDelete.variantsIds',
]);

export interface OversizedInput {
  readonly path: readonly string[];
  readonly size: number;
  readonly limit: number;
}

/** The first list in the arguments of a root field that is longer than Shopify takes; list indexes are no part of the path. */
export function oversizedInput(
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
  switches: Pick<Switches, 'variantsPerCall'>,
): OversizedInput | null {
  const name = field.name.value;
  const limitOf = (path: string): number => {
    if (switches.variantsPerCall === 'at-most-2048' && variantLists.has(path)) return 2_048;
    return limits[path] ?? defaultLimit;
  };
  const found = findOversized(givenArguments(field, variables), [name], limitOf);
  const key = (field.alias ?? field.name).value;
  return found === null ? null : { ...found, path: [key, ...found.path.slice(1)] };
}

type LimitOf = (path: string) => number;

function findOversized(value: unknown, path: readonly string[], limitOf: LimitOf): OversizedInput | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) {
    for (const [key, entry] of Object.entries(value)) {
      const found = typeof entry === 'object' ? findOversized(entry, [...path, key], limitOf) : null;
      if (found !== null) return found;
    }
    return null;
  }
  const limit = limitOf(path.join('.'));
  if (value.length > limit) return { path, size: value.length, limit };
  for (const entry of value) {
    const found = findOversized(entry, path, limitOf);
    if (found !== null) return found;
  }
  return null;
}
