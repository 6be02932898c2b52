import { numberOfArgument } from '../global-id-argument.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import { isActive } from '../locations/location.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { recordGroup, type AdjustmentGroup, type StockChange } from './adjustment-group.ts';
import type { AdjustmentInput } from './adjustment-input.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import { variantOf } from './item-store.ts';
import { adjustStock } from './quantities.ts';

/** What became of one entry of an input: changes, or the reasons why not. */
export interface QuantityLine {
  readonly userErrors: readonly UserError[];
  readonly changes: readonly StockChange[];
}

export interface AdjustmentPayload {
  readonly inventoryAdjustmentGroup: AdjustmentGroup | null;
  readonly userErrors: readonly UserError[];
}

export function refuseAll(userErrors: readonly UserError[]): AdjustmentPayload {
  return { inventoryAdjustmentGroup: null, userErrors };
}

/**
 * Writes the lines and puts them on record as one group. With a bad line among them none is written, or (by switch) all
 * others. Lines that change nothing leave no trace.
 */
export function writeLines(
  context: RequestContext,
  lines: readonly QuantityLine[],
  input: AdjustmentInput,
): AdjustmentPayload {
  const userErrors = lines.flatMap((line) => line.userErrors);
  if (userErrors.length > 0 && context.shop.switches.inventoryBatch === 'atomic')
    return refuseAll(userErrors);
  const good = lines.filter((line) => line.userErrors.length === 0);
  const changes = good.flatMap((line) => line.changes).filter(({ delta }) => delta !== 0);
  for (const change of changes) adjustStock(context, change);
  const referenceDocumentUri = input.referenceDocumentUri ?? undefined;
  const group = recordGroup(context, { reason: input.reason, referenceDocumentUri, changes });
  return { inventoryAdjustmentGroup: group, userErrors };
}

interface ItemReference {
  readonly inventoryItemId: string;
  readonly field: readonly string[];
}

interface Found<Thing> {
  readonly found: Thing | undefined;
  readonly userErrors: readonly UserError[];
}

/** The item of a line, unless it is gone or has its quantities from other items. */
export function itemOfLine(
  context: RequestContext,
  { inventoryItemId, field }: ItemReference,
): Found<InventoryItem> {
  const path = [...field, 'inventoryItemId'];
  const number = numberOfArgument(inventoryItemId, 'InventoryItem');
  const item = context.shop.table(inventoryItemsTable).get(number);
  if (item === undefined) {
    const message = 'The specified inventory item could not be found.';
    return { found: undefined, userErrors: [userError(path, message, 'INVALID_INVENTORY_ITEM')] };
  }
  if (variantOf(context, item).requiresComponents !== true) return { found: item, userErrors: [] };
  const message = 'The specified inventory item is not allowed to be adjusted via API.';
  return { found: undefined, userErrors: [userError(path, message, 'NON_MUTABLE_INVENTORY_ITEM')] };
}

interface LocationReference {
  readonly locationId: string;
  readonly field: readonly string[];
}

/** The number of the location of a line, unless it is gone or inactive. */
export function locationOfLine(
  context: RequestContext,
  { locationId, field }: LocationReference,
): Found<number> {
  const location = locationWithNumber(context, numberOfArgument(locationId, 'Location'));
  if (location !== undefined && isActive(location)) return { found: location.id, userErrors: [] };
  const message = 'The specified location could not be found.';
  return {
    found: undefined,
    userErrors: [userError([...field, 'locationId'], message, 'INVALID_LOCATION')],
  };
}

interface Comparison {
  readonly changeFromQuantity?: number | null;
  readonly persisted: number;
  readonly field: readonly string[];
}

/** A caller that tells what it changes from is refused where the quantity is another by now. */
export function comparisonErrors({
  changeFromQuantity = null,
  persisted,
  field,
}: Comparison): readonly UserError[] {
  if (changeFromQuantity === null || changeFromQuantity === persisted) return [];
  const message = 'The changeFromQuantity argument no longer matches the persisted quantity.';
  return [userError([...field, 'changeFromQuantity'], message, 'CHANGE_FROM_QUANTITY_STALE')];
}
