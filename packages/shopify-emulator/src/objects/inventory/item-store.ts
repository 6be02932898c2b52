import { numberOfGlobalId } from '../global-id.ts';
import { primaryLocation } from '../locations/location-store.ts';
import type { RequestContext } from '../object-module.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { nowSeconds } from '../shop-time.ts';
import {
  inventoryItemsTable,
  newItemFields,
  type InventoryItem,
  type InventoryItemFields,
} from './inventory-item.ts';
import type { InventoryLevel } from './inventory-level.ts';

export interface NewItem {
  readonly fields?: InventoryItemFields;
  /** Where it is stocked from the start; without it at the shop's own location, with nothing. */
  readonly stock?: readonly NewStock[] | undefined;
}

interface NewStock {
  readonly locationId: number;
  readonly available: number;
}

/** Creates the item of a new variant. The variant, which names it as `inventoryItemId`, is stored by the caller. */
export function createInventoryItem(
  context: RequestContext,
  variantId: number,
  { fields = newItemFields, stock = stockAtHome(context) }: NewItem = {},
): InventoryItem {
  const now = nowSeconds(context);
  const item: InventoryItem = {
    ...fields,
    id: context.shop.allocateId(),
    createdAt: now,
    updatedAt: now,
    variantId,
    levels: stock.map((entry) => newLevel(context, entry)),
  };
  context.shop.table(inventoryItemsTable).put(item);
  return item;
}

function stockAtHome(context: RequestContext): readonly NewStock[] {
  const home = primaryLocation(context);
  return home === undefined ? [] : [{ locationId: home.id, available: 0 }];
}

/** An active level that no item has yet. */
export function newLevel(context: RequestContext, { locationId, available }: NewStock): InventoryLevel {
  const now = nowSeconds(context);
  return {
    id: context.shop.allocateId(),
    locationId,
    createdAt: now,
    updatedAt: now,
    isInactive: undefined,
    available,
    availableAt: now,
    others: undefined,
  };
}

/** Stores the item as changed now, and gives it as stored. */
export function saveInventoryItem(context: RequestContext, item: InventoryItem): InventoryItem {
  const saved = { ...item, updatedAt: nowSeconds(context) };
  context.shop.table(inventoryItemsTable).put(saved);
  return saved;
}

/** Stores the item with a level changed or added. The item itself does not count as changed. */
export function saveLevel(
  context: RequestContext,
  item: InventoryItem,
  level: InventoryLevel,
): InventoryItem {
  const known = item.levels.some(({ id }) => id === level.id);
  const levels = known
    ? item.levels.map((other) => (other.id === level.id ? level : other))
    : [...item.levels, level];
  const saved = { ...item, levels };
  context.shop.table(inventoryItemsTable).put(saved);
  return saved;
}

/** Forgets the item of a variant that goes, and all of its stock. */
export function deleteInventoryItem(context: RequestContext, itemId: number): void {
  context.shop.table(inventoryItemsTable).delete(itemId);
}

export function findInventoryItem(context: RequestContext, id: string): InventoryItem | undefined {
  const number = numberOfGlobalId(id, 'InventoryItem');
  return number === null ? undefined : context.shop.table(inventoryItemsTable).get(number);
}

/** Throws where the variant is not stored as it should be: every variant has an item. */
export function inventoryItemOf(context: RequestContext, variant: Variant): InventoryItem {
  return itemWithNumber(context, variant.inventoryItemId);
}

/** For numbers that the store itself has given out. Throws where there is no such item. */
export function itemWithNumber(context: RequestContext, itemId: number): InventoryItem {
  const item = context.shop.table(inventoryItemsTable).get(itemId);
  if (item === undefined) throw new Error(`There is no inventory item ${itemId}.`);
  return item;
}

/** Throws where the item is not stored as it should be: every item is of a variant. */
export function variantOf(context: RequestContext, item: InventoryItem): Variant {
  const variant = context.shop.table(variantsTable).get(item.variantId);
  if (variant === undefined) throw new Error(`The inventory item ${item.id} has no variant.`);
  return variant;
}
