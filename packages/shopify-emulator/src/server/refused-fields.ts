import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { Refusal } from '../control/faults.ts';
import { isJsonObject } from '../schema/json.ts';
import type { Switches } from '../store/switches.ts';
import { isErrorField } from './payload-errors.ts';

const inventoryBatches: ReadonlySet<string> = new Set([
  'inventoryAdjustQuantities',
  'inventoryMoveQuantities',
  'inventorySetOnHandQuantities',
  'inventorySetQuantities',
]);

type Arguments = Record<string, unknown>;

/** Whether Shopify goes on with the rest of a batch when one entry of it is refused. */
function isPartial(mutation: string, args: Arguments, switches: Switches): boolean {
  if (mutation === 'productVariantsBulkUpdate') return args['allowPartialUpdates'] === true;
  return inventoryBatches.has(mutation) && switches.inventoryBatch === 'line-by-line';
}

/**
 * What a mutation answers that is refused, as a whole or in entries of its batch. Where Shopify would go on with the rest of
 * the batch, `run` runs it.
 */
export function answerRefused(
  info: GraphQLResolveInfo,
  args: Arguments,
  refused: { readonly refusals: readonly Refusal[]; readonly switches: Switches },
  run: (args: Arguments) => unknown,
): unknown {
  const { refusals, switches } = refused;
  const items = refusals.flatMap(({ item }) => (item === null ? [] : [item]));
  const rest =
    items.length > 0 && isPartial(info.fieldName, args, switches) ? withoutItems(args, items) : null;
  const payload = rest === null ? undefined : run(rest);
  if (!isJsonObject(payload) || !Array.isArray(payload['userErrors'])) return refusedPayload(info, refusals);
  const own = payload['userErrors'].map((error: unknown) => withOriginalPlace(error, items));
  return { ...payload, userErrors: [...own, ...errorEntries(info, refusals)] };
}

/** The payload with nothing in it but the errors. Its other fields are null, or empty lists where null is not allowed. */
export function refusedPayload(info: GraphQLResolveInfo, refusals: readonly Refusal[]): unknown {
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) return null;
  const errors = errorField(payload);
  const fields = Object.values(payload.getFields()).map(({ name, type }) => [
    name,
    name === errors ? errorEntries(info, refusals) : emptyValue(type),
  ]);
  return Object.fromEntries(fields);
}

/** The field of the payload that tells errors: `userErrors`, or its only one of another such name. */
function errorField(payload: GraphQLObjectType): string | undefined {
  const names = Object.keys(payload.getFields());
  return names.includes('userErrors') ? 'userErrors' : names.find(isErrorField);
}

function emptyValue(type: GraphQLResolveInfo['returnType']): unknown {
  return isNonNullType(type) && isListType(type.ofType) ? [] : null;
}

function errorEntries(info: GraphQLResolveInfo, refusals: readonly Refusal[]): readonly object[] {
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) return [];
  const field = payload.getFields()[errorField(payload) ?? ''];
  if (field === undefined) return [];
  const type = getNamedType(field.type);
  return refusals.map(({ message, code, field: place }) => ({
    __typename: type.name,
    elementIndex: null,
    index: null,
    extraInfo: null,
    message,
    code: knowsCode(type, code) ? code : null,
    field: place,
  }));
}

/** Whether errors of this type can have the code: one fault refuses mutations of different codes. */
function knowsCode(type: GraphQLNamedType, code: string | null): boolean {
  const field = isObjectType(type) ? type.getFields()['code'] : undefined;
  const codes = field === undefined ? undefined : getNamedType(field.type);
  if (code === null || codes === undefined) return false;
  return !isEnumType(codes) || codes.getValue(code) !== undefined;
}

/** The arguments without these entries of their first list; null when nothing would be left of it. */
function withoutItems(args: Arguments, items: readonly (readonly string[])[]): Arguments | null {
  const path = items[0]?.slice(0, -1) ?? [];
  const indexes = new Set(items.map((item) => Number(item.at(-1))));
  return replaceList(args, path, (list) => list.filter((_entry, index) => !indexes.has(index)));
}

function replaceList(
  value: Arguments,
  [key = '', ...path]: readonly string[],
  change: (list: readonly unknown[]) => readonly unknown[],
): Arguments | null {
  const inner = value[key];
  if (path.length === 0) {
    const changed = Array.isArray(inner) ? change(inner) : [];
    return changed.length === 0 ? null : { ...value, [key]: changed };
  }
  const changed = isJsonObject(inner) ? replaceList({ ...inner }, path, change) : null;
  return changed === null ? null : { ...value, [key]: changed };
}

/** An error of the rest of the batch tells the place that its entry had in the whole. */
function withOriginalPlace(error: unknown, items: readonly (readonly string[])[]): unknown {
  if (!isJsonObject(error) || !Array.isArray(error['field'])) return error;
  const at = (items[0]?.length ?? 1) - 1;
  const field = [...error['field']];
  const shown = Number(field[at]);
  if (!Number.isInteger(shown)) return error;
  const removed = items.map((item) => Number(item.at(-1))).toSorted((a, b) => a - b);
  field[at] = String(removed.reduce((index, taken) => (taken <= index ? index + 1 : index), shown));
  return { ...error, field };
}
