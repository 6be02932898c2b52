import { collectionsOfProduct } from '../collections/membership.ts';
import { inventoryItemOf } from '../inventory/item-store.ts';
import { activeLevels, totalAvailable } from '../inventory/quantities.ts';
import type { RequestContext } from '../object-module.ts';
import { productOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { publishedStatusTest } from '../publications/published-status.ts';
import { numberValue } from '../search/narrow-search.ts';
import type { SearchFields, SearchFilter, SearchText } from '../search/search-fields.ts';
import { chosenValues, variantTitle } from './variant-options.ts';

type Filters = Readonly<Record<string, SearchFilter<Variant>>>;

/** What `productVariants(query:)` can be filtered by. */
export function variantSearch(context: RequestContext): SearchFields<Variant> {
  const titleOf = (variant: Variant): string => variantTitle(productOf(context, variant), variant);
  return {
    filters: {
      ...ownFilters,
      ...stockFilters(context),
      ...productFilters(context),
      title: { as: 'words', of: titleOf },
      option1: { as: 'words', of: (variant) => valueAt(context, variant, 0) },
      option2: { as: 'words', of: (variant) => valueAt(context, variant, 1) },
      option3: { as: 'words', of: (variant) => valueAt(context, variant, 2) },
    },
    now: () => context.clock.now(),
    indexes: indexesOf(context),
    text: (variant) => [productOf(context, variant).title, titleOf(variant), variant.sku, variant.barcode],
  };
}

function indexesOf(context: RequestContext): NonNullable<SearchFields<Variant>['indexes']> {
  const variants = context.shop.table(variantsTable);
  const products = context.shop.table(productsTable);
  return {
    id: numberValue,
    sku: (value) => variants.findIds('sku', value),
    barcode: (value) => variants.findIds('barcode', value),
    product_id: (value) => numberValue(value)?.flatMap((number) => products.get(number)?.variantIds ?? []),
    product_ids: (list) =>
      list.split(',').flatMap((number) => products.get(Number(number))?.variantIds ?? []),
  };
}

const ownFilters: Filters = {
  id: { as: 'number', of: (variant) => variant.id },
  sku: { as: 'exact', of: (variant) => variant.sku },
  barcode: { as: 'exact', of: (variant) => variant.barcode },
  taxable: { as: 'boolean', of: (variant) => variant.isTaxFree === undefined },
  requires_components: { as: 'boolean', of: (variant) => variant.requiresComponents === true },
  exclude_composite: { as: 'test', of: withoutComponents },
  exclude_variants_with_components: { as: 'test', of: withoutComponents },
  updated_at: { as: 'time', of: (variant) => variant.updatedAt * 1000 },
  product_id: { as: 'number', of: (variant) => variant.productId },
  product_ids: { as: 'list', of: (variant) => String(variant.productId) },
  delivery_profile_id: { as: 'number', of: () => null },
};

/** Only `true` leaves variants out. */
function withoutComponents(value: string): (variant: Variant) => boolean {
  return (variant) => value.toLowerCase() !== 'true' || variant.requiresComponents !== true;
}

function valueAt(context: RequestContext, variant: Variant, index: number): SearchText {
  return chosenValues(productOf(context, variant), variant)[index]?.value.name;
}

function stockFilters(context: RequestContext): Filters {
  const isTracked = (variant: Variant): boolean => inventoryItemOf(context, variant).tracked;
  return {
    inventory_quantity: {
      as: 'number',
      of: (variant) => totalAvailable(context, variant.inventoryItemId),
    },
    location_id: {
      as: 'number',
      of: (variant) => activeLevels(inventoryItemOf(context, variant)).map(({ locationId }) => locationId),
    },
    managed: { as: 'boolean', of: isTracked },
    managed_by: { as: 'exact', of: (variant) => (isTracked(variant) ? 'shopify' : undefined) },
  };
}

function productFilters(context: RequestContext): Filters {
  const of =
    <Value>(read: (product: Product) => Value) =>
    (variant: Variant): Value =>
      read(productOf(context, variant));
  const published: SearchFilter<Variant> = {
    as: 'test',
    of: (value) => of(publishedStatusTest(context, value, 'Product')),
  };
  return {
    collection: {
      as: 'list',
      of: (variant) => collectionsOfProduct(context, variant.productId).map(({ id }) => String(id)),
    },
    gift_card: { as: 'boolean', of: of((product) => product.isGiftCard === true) },
    product_status: { as: 'list', of: of((product) => product.status) },
    product_type: { as: 'list', of: of((product) => product.productType) },
    vendor: { as: 'list', of: of((product) => product.vendor) },
    tag: { as: 'exact', of: of((product) => product.tags) },
    tag_not: {
      as: 'test',
      of: (value) => of(({ tags = [] }) => !tags.some((tag) => tag.toLowerCase() === value.toLowerCase())),
    },
    published_status: published,
    publishable_status: published,
    product_publication_status: published,
  };
}
