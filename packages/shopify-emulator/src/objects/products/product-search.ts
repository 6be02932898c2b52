import { bundlesTable } from '../bundles/bundle.ts';
import { collectionTest, isMember } from '../collections/source-test.ts';
import { formatGlobalId } from '../global-id.ts';
import { inventoryItemOf } from '../inventory/item-store.ts';
import { activeLevels } from '../inventory/quantities.ts';
import { totalInventoryOf, tracksInventory } from '../inventory/stock-totals.ts';
import { metafieldFilter } from '../metafields/metafield-search.ts';
import type { RequestContext } from '../object-module.ts';
import { publicationFilters } from '../publications/publication-filters.ts';
import { onlineStoreOf } from '../publications/publication.ts';
import { publicationsOf } from '../publications/resource-publication.ts';
import { numberValue } from '../search/narrow-search.ts';
import type { SearchFields, SearchFilter } from '../search/search-fields.ts';
import { hasOnlyDefaultOption } from '../variants/default-variant.ts';
import { variantTitle } from '../variants/variant-options.ts';
import { variantsOf } from './product-store.ts';
import { productsTable, type Product } from './product.ts';
import { variantsTable, type Variant } from './variant.ts';

type Filters = Readonly<Record<string, SearchFilter<Product>>>;

/** What `products(query:)` can be filtered by. */
export function productSearch(context: RequestContext): SearchFields<Product> {
  return {
    filters: { ...ownFilters, ...variantFilters(context), ...placeFilters(context), ...foreignFilters },
    otherFilter: metafieldFilter(context, 'Product'),
    now: () => context.clock.now(),
    indexes: indexesOf(context),
    text: (product) => [
      product.title,
      product.vendor,
      product.productType,
      ...(product.tags ?? []),
      ...variantsOf(context, product).flatMap(({ sku, barcode }) => [sku, barcode]),
    ],
  };
}

function indexesOf(context: RequestContext): NonNullable<SearchFields<Product>['indexes']> {
  const products = context.shop.table(productsTable);
  const variants = context.shop.table(variantsTable);
  const ofVariants = (found: readonly Variant[]): readonly number[] =>
    found.map(({ productId }) => productId);
  return {
    id: numberValue,
    handle: (list) => list.split(',').flatMap((handle) => products.findIds('handle', handle.trim())),
    sku: (value) => ofVariants(variants.find('sku', value)),
    barcode: (value) => ofVariants(variants.find('barcode', value)),
    variant_id: (value) => numberValue(value)?.flatMap((number) => variants.get(number)?.productId ?? []),
  };
}

const ownFilters: Filters = {
  id: { as: 'number', of: (product) => product.id },
  title: { as: 'words', of: (product) => product.title },
  handle: { as: 'list', of: (product) => product.handle },
  vendor: { as: 'exact', of: (product) => product.vendor },
  product_type: { as: 'list', of: (product) => product.productType },
  status: { as: 'list', of: (product) => product.status },
  tag: { as: 'exact', of: (product) => product.tags },
  tag_not: { as: 'test', of: hasNotTag },
  category_id: { as: 'exact', of: ({ categoryId }) => categoryId?.slice(categoryId.lastIndexOf('/') + 1) },
  combined_listing_role: { as: 'exact', of: ({ combinedListingRole }) => combinedListingRole ?? 'no_role' },
  product_configuration_owner: { as: 'number', of: ({ configurationOwnerId }) => configurationOwnerId },
  gift_card: { as: 'boolean', of: (product) => product.isGiftCard === true },
  has_only_default_variant: { as: 'boolean', of: hasOnlyDefaultOption },
  created_at: { as: 'time', of: (product) => product.createdAt * 1000 },
  updated_at: { as: 'time', of: (product) => product.updatedAt * 1000 },
};

/** What products of this store never have, so that nothing is found by it. */
const foreignFilters: Filters = {
  delivery_profile_id: { as: 'number', of: () => null },
  error_feedback: { as: 'exact', of: () => null },
};

function variantFilters(context: RequestContext): Filters {
  const some = (test: (variant: Variant) => boolean): SearchFilter<Product> => ({
    as: 'boolean',
    of: (product) => variantsOf(context, product).some(test),
  });
  return {
    bundles: {
      as: 'boolean',
      of: (product) => context.shop.table(bundlesTable).get(product.id) !== undefined,
    },
    sku: { as: 'exact', of: (product) => variantsOf(context, product).flatMap(({ sku }) => sku ?? []) },
    barcode: {
      as: 'exact',
      of: (product) => variantsOf(context, product).flatMap(({ barcode }) => barcode ?? []),
    },
    price: {
      as: 'number',
      of: (product) => variantsOf(context, product).map(({ price }) => Number(price)),
    },
    variant_id: { as: 'number', of: (product) => product.variantIds },
    variant_title: {
      as: 'words',
      of: (product) => variantsOf(context, product).map((variant) => variantTitle(product, variant)),
    },
    is_price_reduced: some(({ price, compareAtPrice }) => Number(compareAtPrice ?? 0) > Number(price)),
    has_variant_with_components: some(({ requiresComponents }) => requiresComponents === true),
    has_only_composites: {
      as: 'boolean',
      of: (product) =>
        variantsOf(context, product).every(({ requiresComponents }) => requiresComponents === true),
    },
    inventory_total: { as: 'number', of: (product) => totalInventoryOf(context, product) },
    tracks_inventory: { as: 'boolean', of: (product) => tracksInventory(context, product) },
    out_of_stock_somewhere: some((variant) => isOutOfStockSomewhere(context, variant)),
  };
}

function isOutOfStockSomewhere(context: RequestContext, variant: Variant): boolean {
  const item = inventoryItemOf(context, variant);
  return item.tracked && activeLevels(item).some(({ available }) => available <= 0);
}

/** Where the product is: collections and publications. */
function placeFilters(context: RequestContext): Filters {
  return {
    ...publicationFilters(context, 'Product'),
    collection_id: {
      as: 'test',
      of: (value) => {
        const membersOf = collectionTest(context, Number(value));
        return (product) => isMember(membersOf(product));
      },
    },
    published_at: {
      as: 'time',
      of: (product) => {
        const publishedAt = publishedAtOf(context, product);
        return publishedAt === undefined ? null : publishedAt * 1000;
      },
    },
  };
}

/** When the product came onto the online store, in seconds; undefined where it is not on it. */
export function publishedAtOf(context: RequestContext, product: Product): number | undefined {
  const store = onlineStoreOf(context);
  const entries = publicationsOf(context, formatGlobalId('Product', product.id));
  return entries.find((entry) => entry.publicationId === store?.id)?.publishDate;
}

function hasNotTag(value: string): (product: Product) => boolean {
  const unwanted = value.toLowerCase();
  return (product) => !(product.tags ?? []).some((tag) => tag.toLowerCase() === unwanted);
}
