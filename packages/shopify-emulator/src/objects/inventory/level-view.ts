import { findLocationOfGroup, locationWithNumber } from '../locations/location-store.ts';
import type { Location } from '../locations/location.ts';
import type { RequestContext } from '../object-module.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import type { InventoryLevel } from './inventory-level.ts';
import { findLevel } from './quantities.ts';

/** A level together with the item that it lies in and its place. */
export interface LevelView {
  readonly __typename: 'InventoryLevel';
  readonly id: number;
  readonly item: InventoryItem;
  readonly level: InventoryLevel;
  readonly location: Location;
}

export function levelView(context: RequestContext, item: InventoryItem, level: InventoryLevel): LevelView {
  const location = locationWithNumber(context, level.locationId);
  if (location === undefined) throw new Error(`There is no location ${level.locationId}.`);
  return { __typename: 'InventoryLevel', id: level.id, item, level, location };
}

export function levelGlobalId({ item, location }: LevelView): string {
  return `gid://shopify/InventoryLevel/${location.inventoryGroupId}?inventory_item_id=${item.id}`;
}

export function quantityGlobalId({ item, location }: LevelView, name: string): string {
  return `gid://shopify/InventoryQuantity/${location.inventoryGroupId}?inventory_item_id=${item.id}&name=${name}`;
}

/** What the gid of a level or of a quantity names. Each part is absent where nothing has its number any more. */
export interface LevelReference {
  readonly item: InventoryItem | undefined;
  readonly location: Location | undefined;
  /** Only in the gid of a quantity. */
  readonly name: string | undefined;
}

/** Null for any text that is no gid of this type. */
export function readLevelGlobalId(
  context: RequestContext,
  id: string,
  type: 'InventoryLevel' | 'InventoryQuantity',
): LevelReference | null {
  const pattern = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/(\d+)\?inventory_item_id=(\d+)(?:&name=([a-z_]+))?$/;
  const [, kind, groupId, itemNumber, name] = pattern.exec(id) ?? [];
  if (kind !== type || groupId === undefined) return null;
  return {
    item: context.shop.table(inventoryItemsTable).get(Number(itemNumber)),
    location: findLocationOfGroup(context, groupId),
    name,
  };
}

/** Active or not. */
export function findLevelView(context: RequestContext, id: string): LevelView | null {
  const { item, location } = readLevelGlobalId(context, id, 'InventoryLevel') ?? {};
  if (item === undefined || location === undefined) return null;
  return viewAt(context, item, { locationId: location.id, includeInactive: true });
}

interface Place {
  readonly locationId: number;
  readonly includeInactive: boolean;
}

/** Null where the item has no level, or only one that is not asked for. */
export function viewAt(context: RequestContext, item: InventoryItem, place: Place): LevelView | null {
  const level = findLevel(item, place.locationId);
  if (level === undefined || (level.isInactive === true && !place.includeInactive)) return null;
  return levelView(context, item, level);
}
