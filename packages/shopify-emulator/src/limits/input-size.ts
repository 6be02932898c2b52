import {
  isInputObjectType,
  isListType,
  isNonNullType,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { isJsonObject } from '../schema/json.ts';
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

/**
 * The first list in the arguments of a root field that is longer than Shopify takes; list indexes are no part of the path. What stands
 * in a JSON value is no list of the schema, and as long as it likes.
 */
export function oversizedInput(
  field: FieldNode,
  definition: Pick<GraphQLField<unknown, unknown>, 'args'>,
  variables: Readonly<Record<string, unknown>>,
  switches: Pick<Switches, 'variantsPerCall'>,
): OversizedInput | null {
  const name = field.name.value;
  const limitOf = (path: string): number => {
    if (switches.variantsPerCall === 'at-most-2048' && variantLists.has(path)) return 2_048;
    return limits[path] ?? defaultLimit;
  };
  const types = new Map(definition.args.map((argument) => [argument.name, argument.type]));
  const found = findInMembers(givenArguments(field, variables), (key) => types.get(key), [name], limitOf);
  const key = (field.alias ?? field.name).value;
  return found === null ? null : { ...found, path: [key, ...found.path.slice(1)] };
}

type LimitOf = (path: string) => number;

function findInMembers(
  members: Readonly<Record<string, unknown>>,
  typeOf: (name: string) => GraphQLInputType | undefined,
  path: readonly string[],
  limitOf: LimitOf,
): OversizedInput | null {
  for (const [name, value] of Object.entries(members)) {
    const type = typeOf(name);
    const found = type === undefined ? null : findOversized(value, type, [...path, name], limitOf);
    if (found !== null) return found;
  }
  return null;
}

function findOversized(
  value: unknown,
  type: GraphQLInputType,
  path: readonly string[],
  limitOf: LimitOf,
): OversizedInput | null {
  if (isNonNullType(type)) return findOversized(value, type.ofType, path, limitOf);
  if (!isListType(type)) {
    if (!isInputObjectType(type) || !isJsonObject(value)) return null;
    const fields = type.getFields();
    return findInMembers(value, (name) => fields[name]?.type, path, limitOf);
  }
  if (!Array.isArray(value)) return findOversized(value, type.ofType, path, limitOf);
  const limit = limitOf(path.join('.'));
  if (value.length > limit) return { path, size: value.length, limit };
  for (const entry of value) {
    const found = findOversized(entry, type.ofType, path, limitOf);
    if (found !== null) return found;
  }
  return null;
}
