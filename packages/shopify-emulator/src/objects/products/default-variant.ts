import { newItemFields } from '../inventory/inventory-item.ts';
import { createInventoryItem } from '../inventory/item-store.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { saveProduct, saveVariant } from './product-store.ts';
import type { Product } from './product.ts';

/** Gives a new product its first variant: the first value of each option, for nothing, not stocked. Gives the product as stored. */
export function createDefaultVariant(context: RequestContext, product: Product): Product {
  const now = nowSeconds(context);
  const variantId = context.shop.allocateId();
  const fields = {
    ...newItemFields,
    requiresShipping: product.isGiftCard === true ? false : undefined,
  } as const;
  const item = createInventoryItem(context, variantId, { fields });
  saveVariant(context, {
    id: variantId,
    createdAt: now,
    updatedAt: now,
    productId: product.id,
    inventoryItemId: item.id,
    optionValueIds: product.options.flatMap((option) => option.values[0]?.id ?? []),
    sku: undefined,
    barcode: undefined,
    price: '0.00',
    compareAtPrice: undefined,
    inventoryPolicy: undefined,
    isTaxFree: product.isGiftCard,
    taxCode: undefined,
    requiresComponents: undefined,
    showUnitPrice: undefined,
    unitPriceMeasurement: undefined,
    mediaIds: undefined,
  });
  return saveProduct(context, { ...product, variantIds: [variantId] });
}
