import { numberOfArgument } from '../global-id-argument.ts';
import { inventoryItemsTable } from '../inventory/inventory-item.ts';
import { variantOf } from '../inventory/item-store.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { quantityErrors, repeatedItem } from './transfer-errors.ts';

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

/** Reads the entries of a list, each of an item of its own. `least` is the smallest quantity that is taken. */
export function readLines(
  context: RequestContext,
  inputs: readonly LineInput[],
  { field, least }: { readonly field: readonly string[]; readonly least: number },
): ReadLines {
  const lines = inputs.map(({ inventoryItemId, quantity }) => ({
    itemId: numberOfArgument(inventoryItemId, 'InventoryItem'),
    quantity,
  }));
  const seen = new Set<number>();
  const userErrors = lines.flatMap(({ itemId, quantity }, index) => {
    const place = [...field, String(index)];
    const isRepeated = seen.has(itemId);
    seen.add(itemId);
    return [
      ...itemErrors(context, itemId, [...place, 'inventoryItemId']),
      ...(isRepeated ? [repeatedItem([...place, 'inventoryItemId'])] : []),
      ...quantityErrors(quantity, least, [...place, 'quantity']),
    ];
  });
  return { lines, userErrors };
}

function itemErrors(context: RequestContext, itemId: number, field: readonly string[]): readonly UserError[] {
  const item = context.shop.table(inventoryItemsTable).get(itemId);
  if (item === undefined)
    return [userError(field, 'The inventory item could not be found.', 'ITEM_NOT_FOUND')];
  if (!item.tracked) return [userError(field, 'The item does not track inventory.', 'UNTRACKED_ITEM')];
  if (variantOf(context, item).requiresComponents !== true) return [];
  return [userError(field, 'Bundled items cannot be used for this operation.', 'BUNDLED_ITEM')];
}
