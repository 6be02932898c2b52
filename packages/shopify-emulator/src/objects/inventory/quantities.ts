import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { InventoryItem } from './inventory-item.ts';
import { onHandAt, quantityAt, withQuantity, type InventoryLevel } from './inventory-level.ts';
import { itemWithNumber, newLevel, saveLevel } from './item-store.ts';
import type { QuantityName } from './quantity-names.ts';

export interface QuantityPlace {
  readonly itemId: number;
  readonly locationId: number;
  readonly name: QuantityName;
}

/**
 * Writes a quantity; stocks the item at the location if it was not. `on_hand` is a sum, so writing it moves `available` by the
 * difference. Gives by how much the quantity changed.
 */
export function setQuantity(
  context: RequestContext,
  { itemId, locationId, name, quantity }: QuantityPlace & { readonly quantity: number },
): number {
  const item = itemWithNumber(context, itemId);
  const level = levelToWrite(context, item, locationId);
  const delta = quantity - quantityOf(level, name);
  const stored = name === 'on_hand' ? 'available' : name;
  const written = withQuantity(level, stored, quantityAt(level, stored) + delta, nowSeconds(context));
  saveLevel(context, item, { ...written, isInactive: undefined });
  return delta;
}

function levelToWrite(context: RequestContext, item: InventoryItem, locationId: number): InventoryLevel {
  return findLevel(item, locationId) ?? newLevel(context, { locationId, available: 0 });
}

/** Active or not. */
export function findLevel(item: InventoryItem, locationId: number): InventoryLevel | undefined {
  return item.levels.find((level) => level.locationId === locationId);
}

export function quantityOf(level: InventoryLevel | undefined, name: QuantityName): number {
  if (level === undefined) return 0;
  return name === 'on_hand' ? onHandAt(level) : quantityAt(level, name);
}

export function activeLevels(item: InventoryItem): readonly InventoryLevel[] {
  return item.levels.filter((level) => level.isInactive !== true);
}

/** What can be sold of the item at all locations together: its variant's `inventoryQuantity`. */
export function totalAvailable(context: RequestContext, itemId: number): number {
  return sumAvailable(itemWithNumber(context, itemId));
}

export function sumAvailable(item: InventoryItem): number {
  return activeLevels(item).reduce((sum, level) => sum + level.available, 0);
}
