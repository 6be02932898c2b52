import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId } from '../global-id.ts';
import { hasOutOfStockVariants, totalInventoryOf, tracksInventory } from '../inventory/stock-totals.ts';
import { seoOf } from '../metafields/seo-metafields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { findCategory } from '../taxonomy/category.ts';
import { hasOnlyDefaultOption } from '../variants/default-variant.ts';
import { plainText, truncated } from './product-description.ts';
import { onlineStorePreviewUrl, onlineStoreUrl } from './product-address.ts';
import { productPriceFields } from './product-prices.ts';
import { variantsOf } from './product-store.ts';
import { productsTable, type Product } from './product.ts';

/** Things that products of this store cannot have, so the list of them is empty. */
const none: FieldResolver = (_source, args: ConnectionArguments) => connect([], args);

/** What the deprecated field shows of a description. */
const summaryLength = 60;

const textFields: Readonly<Record<string, FieldResolver>> = {
  descriptionHtml: (source: Product) => source.descriptionHtml ?? '',
  bodyHtml: (source: Product) => source.descriptionHtml ?? '',
  description: (source: Product, args: { readonly truncateAt?: number | null }) =>
    truncated(plainText(source.descriptionHtml ?? ''), args.truncateAt),
  descriptionPlainSummary: (source: Product) =>
    truncated(plainText(source.descriptionHtml ?? ''), summaryLength),
  productType: (source: Product) => source.productType ?? '',
  customProductType: (source: Product) => source.productType ?? null,
  templateSuffix: (source: Product) => source.templateSuffix ?? null,
  giftCardTemplateSuffix: (source: Product) => source.giftCardTemplateSuffix ?? null,
  tags: (source: Product) => source.tags ?? [],
  seo: (source: Product, _args, context: RequestContext) =>
    seoOf(context, { gidType: 'Product', number: source.id }),
  translations: () => [],
};

const categoryFields: Readonly<Record<string, FieldResolver>> = {
  category: (source: Product) => categoryOf(source),
  productCategory: (source: Product) => taxonomyNodeHolder(source),
  standardizedProductType: (source: Product) => taxonomyNodeHolder(source),
};

function categoryOf(product: Product): ReturnType<typeof findCategory> {
  return product.categoryId === undefined ? null : findCategory(product.categoryId);
}

function taxonomyNodeHolder(product: Product): object | null {
  const category = categoryOf(product);
  return category === null ? null : { productTaxonomyNode: category };
}

/** The categories that products of the shop have, each of them once. */
function categoriesInUse(context: RequestContext): readonly object[] {
  const ids = new Set<string>();
  for (const { categoryId } of context.shop.table(productsTable).rows())
    if (categoryId !== undefined) ids.add(categoryId);
  return [...ids].toSorted().flatMap((id) => findCategory(id) ?? []);
}

/** What the shop tells of its products' categories. */
export const shopCategoryFields: Readonly<Record<string, FieldResolver>> = {
  allProductCategories: (_shop, _args, context: RequestContext) =>
    categoriesInUse(context).map((productTaxonomyNode) => ({ productTaxonomyNode })),
  allProductCategoriesList: (_shop, _args, context: RequestContext) => categoriesInUse(context),
};

/** What the variants make of their product. */
const variantTotalFields: Readonly<Record<string, FieldResolver>> = {
  variantsCount: (source: Product) => exactCount(source.variantIds.length),
  totalVariants: (source: Product) => source.variantIds.length,
  hasOnlyDefaultVariant: (source: Product) => hasOnlyDefaultOption(source),
  hasVariantsThatRequiresComponents: (source: Product, _args, context: RequestContext) =>
    variantsOf(context, source).some((variant) => variant.requiresComponents === true),
  totalInventory: (source: Product, _args, context: RequestContext) => totalInventoryOf(context, source),
  tracksInventory: (source: Product, _args, context: RequestContext) => tracksInventory(context, source),
  hasOutOfStockVariants: (source: Product, _args, context: RequestContext) =>
    hasOutOfStockVariants(context, source),
};

export const productFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: Product) => formatGlobalId('Product', source.id),
  legacyResourceId: (source: Product) => String(source.id),
  storefrontId: (source: Product) => formatGlobalId('Product', source.id),
  defaultCursor: (source: Product) =>
    Buffer.from(JSON.stringify({ last_id: source.id, last_value: source.id })).toString('base64'),
  createdAt: (source: Product) => formatTime(source.createdAt),
  updatedAt: (source: Product) => formatTime(source.updatedAt),
  isGiftCard: (source: Product) => source.isGiftCard ?? false,
  giftCardSettings: (source: Product) =>
    source.isGiftCard === true ? { crossCurrencyRedeemable: false, issuanceCurrency: null } : null,
  requiresSellingPlan: (source: Product) => source.requiresSellingPlan ?? false,
  combinedListingRole: (source: Product) => source.combinedListingRole ?? null,
  onlineStoreUrl: (source: Product, _args, context: RequestContext) => onlineStoreUrl(context, source),
  onlineStorePreviewUrl: (source: Product, _args, context: RequestContext) =>
    onlineStorePreviewUrl(context, source),
  feedback: () => null,
  restrictedForResource: () => null,
  events: none,
  ...textFields,
  ...categoryFields,
  ...variantTotalFields,
  ...productPriceFields,
};
