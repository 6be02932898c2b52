import type { ObjectModule, RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import { inventoryItemOf } from './item-store.ts';
import { totalAvailable } from './quantities.ts';
import { isAvailableForSale, sellableOnlineQuantity } from './stock-totals.ts';

export const inventoryModule: ObjectModule = {
  types: {
    ProductVariant: {
      inventoryItem: (variant: Variant, _args, context: RequestContext) => inventoryItemOf(context, variant),
      inventoryQuantity: (variant: Variant, _args, context: RequestContext) =>
        totalAvailable(context, variant.inventoryItemId),
      sellableOnlineQuantity: (variant: Variant, _args, context: RequestContext) =>
        sellableOnlineQuantity(context, variant),
      availableForSale: (variant: Variant, _args, context: RequestContext) =>
        isAvailableForSale(context, variant),
    },
  },
};
