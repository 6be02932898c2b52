import { formatGlobalId } from '../global-id.ts';
import { inventoryItemOf } from '../inventory/item-store.ts';
import type { OwnerRef } from '../metafields/metafield.ts';
import { entriesOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { chosenValues } from '../variants/variant-options.ts';
import { variantsOf } from './product-store.ts';
import { productsTable, type Product } from './product.ts';
import type { Variant } from './variant.ts';

/** Every product with its variants and their stock, for an oracle: ids as gids, times as texts, absent values left out. */
export function viewProducts(context: RequestContext): readonly object[] {
  return Array.from(context.shop.table(productsTable).rows(), (product) => viewOne(context, product));
}

function viewOne(context: RequestContext, product: Product): object {
  const { id, createdAt, updatedAt, options, variantIds: _variantIds, mediaIds, ...rest } = product;
  return {
    ...rest,
    id: formatGlobalId('Product', id),
    createdAt: formatTime(createdAt),
    updatedAt: formatTime(updatedAt),
    options: options.map(({ name, values }) => ({ name, values: values.map((value) => value.name) })),
    mediaCount: mediaIds?.length ?? 0,
    metafields: viewMetafieldsOf(context, { gidType: 'Product', number: id }),
    variants: variantsOf(context, product).map((variant) => viewVariant(context, product, variant)),
  };
}

function viewVariant(context: RequestContext, product: Product, variant: Variant): object {
  const { id, createdAt, updatedAt, productId: _productId, inventoryItemId, ...rest } = variant;
  const { optionValueIds: _optionValueIds, mediaIds, ...fields } = rest;
  const { tracked, requiresShipping, cost, weight, levels } = inventoryItemOf(context, variant);
  return {
    ...fields,
    id: formatGlobalId('ProductVariant', id),
    createdAt: formatTime(createdAt),
    updatedAt: formatTime(updatedAt),
    selectedOptions: Object.fromEntries(
      chosenValues(product, variant).map(({ option, value }) => [option.name, value.name]),
    ),
    mediaCount: mediaIds?.length ?? 0,
    metafields: viewMetafieldsOf(context, { gidType: 'ProductVariant', number: id }),
    inventoryItem: {
      id: formatGlobalId('InventoryItem', inventoryItemId),
      tracked,
      requiresShipping: requiresShipping ?? true,
      cost,
      weight,
      available: Object.fromEntries(
        levels.map(({ locationId, available }) => [formatGlobalId('Location', locationId), available]),
      ),
    },
  };
}

function viewMetafieldsOf(context: RequestContext, owner: OwnerRef): object {
  return Object.fromEntries(
    entriesOf(context, owner).map(({ namespace, key, type, value }) => [
      `${namespace}.${key}`,
      { type, value },
    ]),
  );
}
