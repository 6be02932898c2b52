import { joinCollections, leaveCollections } from '../collections/membership.ts';
import type { ShopFile } from '../files/file.ts';
import { draftMedia, type CreateMediaInput } from '../files/media-input.ts';
import { attachMedia } from '../files/product-media.ts';
import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeSeo } from '../metafields/seo-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { draftOptions } from '../options/option-input.ts';
import type { UserError } from '../user-error.ts';
import { createDefaultOption, createDefaultVariant } from '../variants/default-variant.ts';
import type { ProductInput } from './product-arguments.ts';
import { draftProduct } from './product-input.ts';
import { draftPublishing, storePublishing, type PublishingDraft } from './product-publishing.ts';
import { saveProduct } from './product-store.ts';
import type { Product } from './product.ts';

/** A product as it shall be, with what shall hang on it; or what stands against that. Nothing is stored yet. */
export interface ProductChange {
  readonly before: Product;
  readonly product: Product;
  readonly metafields: readonly MetafieldWrite[];
  readonly seo: ProductInput['seo'];
  readonly files: readonly ShopFile[];
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly publishing: PublishingDraft;
  readonly userErrors: readonly UserError[];
}

/** Checks all that the arguments of `productCreate` and `productUpdate` ask of a product. */
export function draftChange(
  context: RequestContext,
  before: Product,
  input: ProductInput,
  media: readonly CreateMediaInput[],
): ProductChange {
  const draft = draftProduct(context, before, input, []);
  const isNew = before.variantIds.length === 0;
  const options = draftOptions(context, isNew ? (input.productOptions ?? []) : [], ['productOptions']);
  const owner = { gidType: 'Product', number: before.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const drafted = draftMedia(context, media, ['media']);
  const publishing = draftPublishing(context, input);
  return {
    before,
    publishing,
    product: options.options.length > 0 ? { ...draft.product, options: options.options } : draft.product,
    metafields: nested.writes,
    seo: input.seo,
    files: drafted.files,
    joined: input.collectionsToJoin ?? [],
    left: input.collectionsToLeave ?? [],
    userErrors: [
      ...draft.userErrors,
      ...options.userErrors,
      ...nested.userErrors,
      ...drafted.userErrors,
      ...publishing.userErrors,
    ],
  };
}

/** Stores a checked change, and gives the product as stored. */
export function storeChange(context: RequestContext, change: ProductChange): Product {
  const withMedia = attachMedia(context, change.product, change.files);
  const isNew = withMedia.variantIds.length === 0;
  const stored = saveProduct(context, isNew ? withFirstVariant(context, withMedia) : withMedia);
  const owner = { gidType: 'Product', number: stored.id };
  writeSeo(context, owner, change.seo);
  for (const write of change.metafields) writeMetafield(context, owner, write);
  leaveCollections(context, stored.id, change.left);
  joinCollections(context, stored.id, change.joined);
  storePublishing(context, stored, change.before, change.publishing);
  return stored;
}

function withFirstVariant(context: RequestContext, product: Product): Product {
  const options = product.options.length === 0 ? [createDefaultOption(context)] : product.options;
  const variant = createDefaultVariant(context, { ...product, options });
  return { ...product, options, variantIds: [variant.id] };
}
