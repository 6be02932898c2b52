import { stockAt } from '../inventory/activation.ts';
import { inventoryItemsTable } from '../inventory/inventory-item.ts';
import { adjustStock, findLevel } from '../inventory/quantities.ts';
import type { StockName } from '../inventory/quantity-names.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import type { RequestContext } from '../object-module.ts';
import type { LocationSnapshot } from './transfer.ts';

interface Amount {
  readonly itemId: number;
  readonly quantity: number;
}

/** What a transfer is about to ship can be sold no longer. A negative quantity gives it back. */
export function reserve(
  context: RequestContext,
  at: LocationSnapshot | undefined,
  amounts: readonly Amount[],
): void {
  for (const { itemId, quantity } of amounts) {
    changeQuantity(context, at, { itemId, name: 'available', delta: -quantity });
    changeQuantity(context, at, { itemId, name: 'reserved', delta: quantity });
  }
}

interface Route {
  readonly origin: LocationSnapshot | undefined;
  readonly destination: LocationSnapshot | undefined;
}

/** What has left the origin is expected at the destination, where it is stocked from now on. */
export function ship(
  context: RequestContext,
  { origin, destination }: Route,
  amounts: readonly Amount[],
): void {
  for (const { itemId, quantity } of amounts) {
    changeQuantity(context, origin, { itemId, name: 'reserved', delta: -quantity });
    expectIncoming(context, destination, { itemId, quantity });
  }
}

/** More, or with a negative quantity less, is expected at the destination. */
export function expectIncoming(
  context: RequestContext,
  at: LocationSnapshot | undefined,
  amount: Amount,
): void {
  const item = context.shop.table(inventoryItemsTable).get(amount.itemId);
  if (at === undefined || item === undefined || !isThere(context, at)) return;
  const level = findLevel(item, at.locationId);
  if (level === undefined || level.isInactive === true) stockAt(context, item, at.locationId);
  changeQuantity(context, at, { itemId: amount.itemId, name: 'incoming', delta: amount.quantity });
}

interface StockDelta {
  readonly itemId: number;
  readonly name: StockName;
  readonly delta: number;
}

/** Changes nothing where the item or the location has gone since the transfer was made. */
export function changeQuantity(
  context: RequestContext,
  at: LocationSnapshot | undefined,
  delta: StockDelta,
): void {
  if (at === undefined || delta.delta === 0 || !isThere(context, at)) return;
  if (context.shop.table(inventoryItemsTable).get(delta.itemId) === undefined) return;
  adjustStock(context, { ...delta, locationId: at.locationId });
}

function isThere(context: RequestContext, { locationId }: LocationSnapshot): boolean {
  return locationWithNumber(context, locationId) !== undefined;
}
