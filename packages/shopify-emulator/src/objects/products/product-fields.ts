import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { findCategory } from '../taxonomy/category.ts';
import { hasOnlyDefaultOption } from '../variants/default-variant.ts';
import type { Product } from './product.ts';

export const productFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: Product) => formatGlobalId('Product', source.id),
  legacyResourceId: (source: Product) => String(source.id),
  createdAt: (source: Product) => formatTime(source.createdAt),
  updatedAt: (source: Product) => formatTime(source.updatedAt),
  descriptionHtml: (source: Product) => source.descriptionHtml ?? '',
  bodyHtml: (source: Product) => source.descriptionHtml ?? '',
  productType: (source: Product) => source.productType ?? '',
  tags: (source: Product) => source.tags ?? [],
  templateSuffix: (source: Product) => source.templateSuffix ?? null,
  isGiftCard: (source: Product) => source.isGiftCard ?? false,
  giftCardTemplateSuffix: (source: Product) => source.giftCardTemplateSuffix ?? null,
  requiresSellingPlan: (source: Product) => source.requiresSellingPlan ?? false,
  combinedListingRole: (source: Product) => source.combinedListingRole ?? null,
  combinedListing: () => null,
  seo: (source: Product) => ({
    title: source.seoTitle ?? null,
    description: source.seoDescription ?? null,
  }),
  category: (source: Product) => (source.categoryId === undefined ? null : findCategory(source.categoryId)),
  variantsCount: (source: Product) => ({ count: source.variantIds.length, precision: 'EXACT' }),
  totalVariants: (source: Product) => source.variantIds.length,
  hasOnlyDefaultVariant: (source: Product) => hasOnlyDefaultOption(source),
};
