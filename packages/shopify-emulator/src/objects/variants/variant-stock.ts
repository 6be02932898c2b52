import type { NewItem } from '../inventory/item-store.ts';
import { findLocation } from '../locations/location-store.ts';
import { isActive } from '../locations/location.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';

/** How much of a new variant there is at a location. */
export interface StockInput {
  readonly availableQuantity: number;
  readonly locationId: string;
}

interface StockDraft {
  readonly stock: NewItem['stock'];
  readonly userErrors: readonly UserError[];
}

const maxQuantities = 50_000;

/** Where the item of a new variant shall lie; undefined where the input says nothing. `title` is the variant's. */
export function draftStock(
  context: RequestContext,
  inputs: readonly StockInput[] | null | undefined,
  title: string,
  field: readonly string[],
): StockDraft {
  if (inputs === null || inputs === undefined || inputs.length === 0)
    return { stock: undefined, userErrors: [] };
  const stock = new Map<number, number>();
  for (const { locationId, availableQuantity } of inputs) {
    const location = findLocation(context, locationId);
    if (location === undefined || !isActive(location)) {
      const message = `Quantity for ${title} couldn't be set because the location was deleted.`;
      return {
        stock: undefined,
        userErrors: [userError(field, message, 'TRACKED_VARIANT_LOCATION_NOT_FOUND')],
      };
    }
    stock.set(location.id, availableQuantity);
  }
  return {
    stock: [...stock].map(([locationId, available]) => ({ locationId, available })),
    userErrors: [],
  };
}

/** A call may carry so many quantities at most, over all variants. */
export function quantityCountErrors(count: number, field: readonly string[]): readonly UserError[] {
  if (count <= maxQuantities) return [];
  const message = `Inventory quantity input exceeds the limit of ${maxQuantities}. Consider using separate \`inventorySetQuantities\` mutations.`;
  return [userError(field, message, 'INVENTORY_QUANTITIES_LIMIT_EXCEEDED')];
}
