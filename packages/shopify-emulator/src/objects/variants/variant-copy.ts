import { inventoryItemOf } from '../inventory/item-store.ts';
import type { RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import { createVariant } from './variant-store.ts';

/**
 * Stores a new variant like this one, which chooses the values that `original` tells. What names a single thing in the shop or
 * in the stock room (SKU, barcode, quantities, files) is not copied. The product is stored by the caller.
 */
export function copyVariant(context: RequestContext, original: Variant): Variant {
  const item = inventoryItemOf(context, original);
  return createVariant(
    context,
    { id: original.productId },
    {
      variant: { ...original, sku: undefined, barcode: undefined },
      item,
      optionValueIds: original.optionValueIds,
    },
  );
}
