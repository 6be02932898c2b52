import type { RequestContext } from '../object-module.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import type { InventoryLevel } from './inventory-level.ts';
import { findLevel } from './quantities.ts';

interface LevelOfItem {
  readonly item: InventoryItem;
  readonly level: InventoryLevel;
}

/** What is stocked at a location, or was. Items know their levels, locations do not: this reads every item. */
export function* levelsAt(context: RequestContext, locationId: number): Iterable<LevelOfItem> {
  for (const item of context.shop.table(inventoryItemsTable).rows()) {
    const level = findLevel(item, locationId);
    if (level !== undefined) yield { item, level };
  }
}
