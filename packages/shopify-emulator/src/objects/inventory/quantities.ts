import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { InventoryItem } from './inventory-item.ts';
import { onHandAt, quantityAt, withQuantity, type InventoryLevel } from './inventory-level.ts';
import { itemWithNumber, newLevel, saveLevel } from './item-store.ts';
import type { QuantityName, StockName } from './quantity-names.ts';

export interface QuantityPlace {
  readonly itemId: number;
  readonly locationId: number;
  readonly name: QuantityName;
}

/**
 * Writes a quantity, and activates the item at the location if it is not. `on_hand` is a sum, so writing it moves `available`
 * by the difference. Gives by how much the quantity changed.
 */
export function setQuantity(
  context: RequestContext,
  { itemId, locationId, name, quantity }: QuantityPlace & { readonly quantity: number },
): number {
  const item = itemWithNumber(context, itemId);
  const level = findLevel(item, locationId) ?? newLevel(context, { locationId, available: 0 });
  const delta = quantity - quantityOf(level, name);
  const stored = name === 'on_hand' ? 'available' : name;
  const written = withQuantity(level, stored, quantityAt(level, stored) + delta, nowSeconds(context));
  saveLevel(context, item, { ...written, isInactive: undefined });
  return delta;
}

/**
 * Adds to a stored quantity. A level that is inactive stays so: being stocked and being counted are two things to Shopify.
 * Whether counting where an item never was stocks it there, nobody could verify.
 */
export function adjustStock(context: RequestContext, change: StockAdjustment): void {
  const item = itemWithNumber(context, change.itemId);
  const level = findLevel(item, change.locationId) ?? levelNeverStocked(context, change.locationId);
  const quantity = quantityAt(level, change.name) + change.delta;
  saveLevel(context, item, withQuantity(level, change.name, quantity, nowSeconds(context)));
}

interface StockAdjustment {
  readonly itemId: number;
  readonly locationId: number;
  readonly name: StockName;
  readonly delta: number;
}

function levelNeverStocked(context: RequestContext, locationId: number): InventoryLevel {
  const activates = context.shop.switches.countingUnstocked === 'activates';
  return { ...newLevel(context, { locationId, available: 0 }), isInactive: activates ? undefined : true };
}

/** Active or not. */
export function findLevel(item: InventoryItem, locationId: number): InventoryLevel | undefined {
  return item.levels.find((level) => level.locationId === locationId);
}

/** 0 where the item has no level. */
export function quantityOf(level: InventoryLevel | undefined, name: QuantityName): number {
  if (level === undefined) return 0;
  return name === 'on_hand' ? onHandAt(level) : quantityAt(level, name);
}

/** Where the item is stocked now. */
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
