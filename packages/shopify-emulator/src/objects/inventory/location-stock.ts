import type { RequestContext } from '../object-module.ts';
import type { ShopStore } from '../../store/shop-store.ts';
import { inventoryItemsTable } from './inventory-item.ts';
import { quantityAt, withQuantity, type InventoryLevel } from './inventory-level.ts';
import { newLevel } from './item-store.ts';
import { levelsAt } from './levels-at.ts';
import { findLevel } from './quantities.ts';
import { stockNames } from './quantity-names.ts';

interface StockedLocations {
  /** The revision of the shop that was looked through. */
  readonly revision: number;
  /** Where any item is stocked. */
  readonly active: ReadonlySet<number>;
  /** Where anything is expected. */
  readonly incoming: ReadonlySet<number>;
}

/** Items know their locations, locations do not know their items: one look through all of them serves until the next write. */
const lastLook = new WeakMap<ShopStore, StockedLocations>();

/** Whether any item is stocked there, be it with nothing. */
export function hasActiveStock(context: RequestContext, locationId: number): boolean {
  return stockedLocations(context).active.has(locationId);
}

export function hasIncomingStock(context: RequestContext, locationId: number): boolean {
  return stockedLocations(context).incoming.has(locationId);
}

function stockedLocations({ shop }: RequestContext): StockedLocations {
  const last = lastLook.get(shop);
  if (last?.revision === shop.revision) return last;
  const active = new Set<number>();
  const incoming = new Set<number>();
  for (const { levels } of shop.table(inventoryItemsTable).rows())
    for (const level of levels) {
      if (level.isInactive !== true) active.add(level.locationId);
      if (quantityAt(level, 'incoming') > 0) incoming.add(level.locationId);
    }
  const look = { revision: shop.revision, active, incoming };
  lastLook.set(shop, look);
  return look;
}

/** Everything that is stocked at one location goes to another, in whatever state it is. */
export function relocateStock(context: RequestContext, fromId: number, toId: number): void {
  for (const { item, level: from } of levelsAt(context, fromId)) {
    if (from.isInactive === true) continue;
    const to = findLevel(item, toId) ?? newLevel(context, { locationId: toId, available: 0 });
    const others = item.levels.filter(({ id }) => id !== from.id && id !== to.id);
    const levels = [...others, withAll(to, from)].toSorted((a, b) => a.id - b.id);
    context.shop.table(inventoryItemsTable).put({ ...item, levels });
  }
}

/** A level with the quantities of another on top, active. */
function withAll(to: InventoryLevel, from: InventoryLevel): InventoryLevel {
  const moved = stockNames.filter((name) => quantityAt(from, name) !== 0);
  return moved.reduce<InventoryLevel>(
    (level, name) =>
      withQuantity(level, name, quantityAt(level, name) + quantityAt(from, name), from.updatedAt),
    { ...to, isInactive: undefined },
  );
}

/** Drops what items know of a location that goes. */
export function forgetStockAt(context: RequestContext, locationId: number): void {
  for (const { item, level: gone } of levelsAt(context, locationId)) {
    const levels = item.levels.filter(({ id }) => id !== gone.id);
    context.shop.table(inventoryItemsTable).put({ ...item, levels });
  }
}
