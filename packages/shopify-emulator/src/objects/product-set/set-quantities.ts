import type { InventoryItem } from '../inventory/inventory-item.ts';
import { findLevel, setQuantity } from '../inventory/quantities.ts';
import { findLocation } from '../locations/location-store.ts';
import { isActive } from '../locations/location.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { SetQuantityInput } from './product-set-input.ts';

export interface SetQuantity {
  readonly locationId: number;
  readonly name: 'available' | 'on_hand';
  readonly quantity: number;
}

interface QuantitiesDraft {
  readonly quantities: readonly SetQuantity[];
  readonly userErrors: readonly UserError[];
}

interface Place {
  /** The item of a variant that is there already. */
  readonly item: InventoryItem | undefined;
  readonly title: string;
  readonly field: readonly string[];
}

/** Checks the quantities of one variant. Whether new locations may come in is a switch of the shop. */
export function draftQuantities(
  context: RequestContext,
  inputs: readonly SetQuantityInput[],
  { item, title, field }: Place,
): QuantitiesDraft {
  const quantities: SetQuantity[] = [];
  const userErrors: UserError[] = [];
  for (const [index, { locationId, name, quantity }] of inputs.entries()) {
    const place = [...field, String(index)];
    const location = findLocation(context, locationId);
    if (name !== 'available' && name !== 'on_hand') {
      const message = "The quantity name must be either 'available' or 'on_hand'.";
      userErrors.push(userError([...place, 'name'], message, 'INVALID_INPUT'));
    } else if (location === undefined || !isActive(location)) {
      const message = `Quantity for ${title} couldn't be set because the location was deleted.`;
      userErrors.push(userError([...place, 'locationId'], message, 'INVALID_INPUT'));
    } else if (refusesToStock(context, item, location.id)) {
      const message = 'The specified inventory item is not stocked at the location.';
      userErrors.push(userError([...place, 'locationId'], message, 'INVALID_INPUT'));
    } else quantities.push({ locationId: location.id, name, quantity });
  }
  return { quantities, userErrors };
}

/** Whether the shop refuses to stock the item at the location. A new variant may be stocked anywhere. */
function refusesToStock(
  context: RequestContext,
  item: InventoryItem | undefined,
  locationId: number,
): boolean {
  if (item === undefined || context.shop.switches.productSetUnstockedLocation === 'activates') return false;
  const level = findLevel(item, locationId);
  return level === undefined || level.isInactive === true;
}

export function writeQuantities(
  context: RequestContext,
  itemId: number,
  quantities: readonly SetQuantity[],
): void {
  for (const quantity of quantities) setQuantity(context, { itemId, ...quantity });
}
