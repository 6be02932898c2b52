import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { adjustmentErrors, requireComparison, type AdjustmentInput } from './adjustment-input.ts';
import {
  comparisonErrors,
  itemOfLine,
  locationOfLine,
  refuseAll,
  writeLines,
  type AdjustmentPayload,
  type QuantityLine,
} from './quantity-line.ts';
import { findLevel, quantityOf } from './quantities.ts';

interface SetEntry {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly quantity: number;
  readonly changeFromQuantity?: number | null;
}

interface SetInput extends AdjustmentInput {
  readonly name: string;
  readonly quantities: readonly SetEntry[];
}

interface SetOnHandInput extends AdjustmentInput {
  readonly setQuantities: readonly SetEntry[];
}

/** What is to be set, and under which name the entries stand in the input. */
interface SetOrder {
  readonly name: 'available' | 'on_hand';
  readonly entries: readonly SetEntry[];
  readonly list: 'quantities' | 'setQuantities';
}

export const setMutations: Readonly<Record<string, FieldResolver>> = {
  inventorySetQuantities: (_source, args: { readonly input: SetInput }, context) =>
    setQuantities(context, args.input),
  inventorySetOnHandQuantities: (_source, args: { readonly input: SetOnHandInput }, context) =>
    setOnHandQuantities(context, args.input),
};

function setQuantities(context: RequestContext, input: SetInput): AdjustmentPayload {
  const { name, quantities } = input;
  requireComparison('InventoryQuantityInput', quantities);
  if (name !== 'available' && name !== 'on_hand') {
    const message = "The quantity name must be either 'available' or 'on_hand'.";
    return refuseAll([userError(['input', 'name'], message, 'INVALID_NAME'), ...adjustmentErrors(input)]);
  }
  return writeOrder(context, input, { name, entries: quantities, list: 'quantities' });
}

function setOnHandQuantities(context: RequestContext, input: SetOnHandInput): AdjustmentPayload {
  requireComparison('InventorySetQuantityInput', input.setQuantities);
  return writeOrder(context, input, { name: 'on_hand', entries: input.setQuantities, list: 'setQuantities' });
}

function writeOrder(context: RequestContext, input: AdjustmentInput, order: SetOrder): AdjustmentPayload {
  const callErrors = [...adjustmentErrors(input), ...duplicateErrors(order)];
  if (callErrors.length > 0) return refuseAll(callErrors);
  // What entries further in front have set, by place.
  const planned = new Map<string, number>();
  const lines = order.entries.map((entry, index) =>
    planLine(
      context,
      { name: order.name, planned },
      { ...entry, field: ['input', order.list, String(index)] },
    ),
  );
  return writeLines(context, lines, input);
}

/** Each of the entries that name the same place is refused. inventorySetOnHandQuantities knows no such error: the last one counts. */
function duplicateErrors({ entries, list }: SetOrder): readonly UserError[] {
  if (list === 'setQuantities') return [];
  const indexes = Map.groupBy(entries.keys(), (index) => placeOf(entries[index]));
  const repeated = [...indexes.values()].filter((same) => same.length > 1).flat();
  const message = 'The combination of inventoryItemId and locationId must be unique.';
  return repeated
    .toSorted((a, b) => a - b)
    .map((index) =>
      userError(
        ['input', list, String(index), 'locationId'],
        message,
        'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
      ),
    );
}

function placeOf(entry: SetEntry | undefined): string {
  return `${entry?.inventoryItemId} ${entry?.locationId}`;
}

function planLine(
  context: RequestContext,
  { name, planned }: Pick<SetOrder, 'name'> & { readonly planned: Map<string, number> },
  entry: SetEntry & { readonly field: readonly string[] },
): QuantityLine {
  const item = itemOfLine(context, entry);
  const location = locationOfLine(context, entry);
  const problems = [...rangeErrors(name, entry), ...item.userErrors, ...location.userErrors];
  if (item.found === undefined || location.found === undefined || problems.length > 0)
    return { userErrors: problems, changes: [] };
  const persisted = quantityOf(findLevel(item.found, location.found), name);
  const before = planned.get(placeOf(entry)) ?? persisted;
  const userErrors = comparisonErrors({ ...entry, persisted });
  if (userErrors.length === 0) planned.set(placeOf(entry), entry.quantity);
  const change = {
    itemId: item.found.id,
    locationId: location.found,
    // `on_hand` is a sum: what it gains or loses is what can be sold.
    name: 'available' as const,
    delta: entry.quantity - before,
    ledgerDocumentUri: undefined,
  };
  return { userErrors, changes: [change] };
}

const maxTotal = 1_000_000_000;

function rangeErrors(
  name: SetOrder['name'],
  { quantity, field }: { readonly quantity: number; readonly field: readonly string[] },
): readonly UserError[] {
  const path = [...field, 'quantity'];
  if (quantity > maxTotal) {
    const message = "The total quantity can't be higher than 1,000,000,000.";
    return [userError(path, message, 'INVALID_QUANTITY_TOO_HIGH')];
  }
  if (name === 'on_hand' && quantity < 0)
    return [userError(path, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')];
  if (quantity >= -maxTotal) return [];
  const message = "The total quantity can't be lower than -1,000,000,000.";
  return [userError(path, message, 'INVALID_QUANTITY_TOO_LOW')];
}
