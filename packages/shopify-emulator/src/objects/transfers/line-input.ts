import { numberOfArgument } from '../global-id-argument.ts';
import { inventoryItemsTable } from '../inventory/inventory-item.ts';
import { variantOf } from '../inventory/item-store.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';

/** What transfers and shipments ask for, item by item. */
export interface LineInput {
  readonly inventoryItemId: string;
  readonly quantity: number;
}

export interface WantedLine {
  readonly itemId: number;
  readonly quantity: number;
}

export interface ReadLines {
  readonly lines: readonly WantedLine[];
  readonly userErrors: readonly UserError[];
}

/** Reads the entries of a list. `least` is the smallest quantity that is taken. */
export function readLines(
  context: RequestContext,
  inputs: readonly LineInput[],
  { field, least }: { readonly field: readonly string[]; readonly least: number },
): ReadLines {
  const lines = inputs.map(({ inventoryItemId, quantity }) => ({
    itemId: numberOfArgument(inventoryItemId, 'InventoryItem'),
    quantity,
  }));
  const userErrors = lines.flatMap((line, index) => {
    const place = [...field, String(index)];
    const isRepeated = lines.findIndex(({ itemId }) => itemId === line.itemId) < index;
    return [
      ...itemErrors(context, line.itemId, [...place, 'inventoryItemId']),
      ...(isRepeated ? [duplicate([...place, 'inventoryItemId'])] : []),
      ...quantityErrors(line.quantity, least, [...place, 'quantity']),
    ];
  });
  return { lines, userErrors };
}

export function duplicate(field: readonly string[]): UserError {
  const message = 'The inventory item is already present in the list. Each item must be unique.';
  return userError(field, message, 'DUPLICATE_ITEM');
}

function itemErrors(context: RequestContext, itemId: number, field: readonly string[]): readonly UserError[] {
  const item = context.shop.table(inventoryItemsTable).get(itemId);
  if (item === undefined)
    return [userError(field, 'The inventory item could not be found.', 'ITEM_NOT_FOUND')];
  if (!item.tracked) return [userError(field, 'The item does not track inventory.', 'UNTRACKED_ITEM')];
  if (variantOf(context, item).requiresComponents !== true) return [];
  return [userError(field, 'Bundled items cannot be used for this operation.', 'BUNDLED_ITEM')];
}

export function quantityErrors(
  quantity: number,
  least: number,
  field: readonly string[],
): readonly UserError[] {
  if (quantity < 0) return [userError(field, "The quantity can't be negative.", 'INVALID_QUANTITY')];
  return quantity < least ? [userError(field, 'The quantity is invalid.', 'INVALID_QUANTITY')] : [];
}
