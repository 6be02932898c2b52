import { locationWithNumber } from '../locations/location-store.ts';
import { isActive } from '../locations/location.ts';
import type { RequestContext } from '../object-module.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { inventoryItemOf } from './item-store.ts';
import { activeLevels, sumAvailable } from './quantities.ts';

/** What `Product.totalInventory` tells: what can be sold of the variants whose stock is tracked. */
export function totalInventoryOf(context: RequestContext, product: Product): number {
  return trackedQuantities(context, product).reduce((sum, quantity) => sum + quantity, 0);
}

export function tracksInventory(context: RequestContext, product: Product): boolean {
  return variantsOf(context, product).some((variant) => inventoryItemOf(context, variant).tracked);
}

export function hasOutOfStockVariants(context: RequestContext, product: Product): boolean {
  return trackedQuantities(context, product).some((quantity) => quantity <= 0);
}

function trackedQuantities(context: RequestContext, product: Product): readonly number[] {
  return variantsOf(context, product)
    .map((variant) => inventoryItemOf(context, variant))
    .filter((item) => item.tracked)
    .map(sumAvailable);
}

/** Whether a customer may order one more of the variant. */
export function isAvailableForSale(context: RequestContext, variant: Variant): boolean {
  const item = inventoryItemOf(context, variant);
  return !item.tracked || variant.inventoryPolicy === 'CONTINUE' || sumAvailable(item) > 0;
}

/** What lies at locations that fulfill online orders. */
export function sellableOnlineQuantity(context: RequestContext, variant: Variant): number {
  return activeLevels(inventoryItemOf(context, variant))
    .filter(({ locationId }) => sellsOnline(context, locationId))
    .reduce((sum, level) => sum + level.available, 0);
}

function sellsOnline(context: RequestContext, locationId: number): boolean {
  const location = locationWithNumber(context, locationId);
  return location !== undefined && isActive(location) && location.fulfillsOnlineOrders;
}
