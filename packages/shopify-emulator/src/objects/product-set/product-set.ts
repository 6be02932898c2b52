import { collectionsOfProduct, joinCollections, leaveCollections } from '../collections/membership.ts';
import { formatGlobalId } from '../global-id.ts';
import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { seoMetafields, writeSeo } from '../metafields/seo-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { startOperation, type ProductOperation } from '../products/product-operation.ts';
import { storePublishing } from '../products/product-publishing.ts';
import { redirectNewHandle } from '../products/product-redirect.ts';
import { saveProduct } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { UserError } from '../user-error.ts';
import { createDefaultOption, createDefaultVariant } from '../variants/default-variant.ts';
import { deleteVariant } from '../variants/variant-store.ts';
import { draftProductSet, type ProductSetDraft } from './draft-product-set.ts';
import type { ProductSetArguments } from './product-set-input.ts';
import { replaceFiles } from './set-files.ts';
import { replaceMetafields } from './set-metafields.ts';
import { findTarget, type SetTarget } from './set-target.ts';
import { shapeErrors } from './set-shape.ts';
import { storeSetVariant } from './set-variants.ts';

interface ProductSetPayload {
  readonly product: Product | null;
  readonly productSetOperation: ProductOperation | null;
  readonly userErrors: readonly UserError[];
}

/**
 * Creates or changes a product with all that belongs to it. Asynchronously the work is done at once too, but its outcome is only
 * told by the operation.
 */
export function productSet(
  _source: unknown,
  args: ProductSetArguments,
  context: RequestContext,
): ProductSetPayload {
  const target = findTarget(context, args);
  const early = target.userErrors.length > 0 ? target.userErrors : shapeErrors(args.input);
  if (early.length > 0)
    return { product: target.product ?? null, productSetOperation: null, userErrors: early };
  const outcome = setProduct(context, args, target);
  if (args.synchronous !== false || context.isBulk === true) return { ...outcome, productSetOperation: null };
  const operation = startOperation(context, 'ProductSetOperation', {
    productId: target.product?.id,
    newProductId: target.product === undefined ? outcome.product?.id : undefined,
    userErrors: outcome.userErrors,
  });
  return { product: null, productSetOperation: operation, userErrors: [] };
}

function setProduct(
  context: RequestContext,
  { input }: ProductSetArguments,
  target: SetTarget,
): Pick<ProductSetPayload, 'product' | 'userErrors'> {
  const draft = draftProductSet(context, target.product, input);
  if (draft.userErrors.length > 0) return { product: target.product ?? null, userErrors: draft.userErrors };
  const stored = storeVariants(context, draft);
  storeMetafields(context, stored, draft.metafields, target.customId);
  writeSeo(context, { gidType: 'Product', number: stored.id }, input.seo);
  if (Array.isArray(input.collections)) replaceCollections(context, stored.id, input.collections);
  redirectNewHandle(context, draft.before, stored, input);
  const noPublishing = { targets: [], isHidden: false, userErrors: [] };
  storePublishing(context, stored, draft.before, noPublishing);
  return { product: stored, userErrors: [] };
}

function storeVariants(context: RequestContext, draft: ProductSetDraft): Product {
  const product = replaceFiles(context, draft.product, draft.files);
  if (draft.variants === undefined) {
    const isNew = product.variantIds.length === 0;
    return saveProduct(context, isNew ? withDefaultVariant(context, product) : product);
  }
  for (const variant of draft.removed) deleteVariant(context, variant);
  for (const variant of draft.variants) storeSetVariant(context, product, variant);
  return saveProduct(context, { ...product, variantIds: draft.variants.map(({ id }) => id) });
}

function withDefaultVariant(context: RequestContext, product: Product): Product {
  const options = [createDefaultOption(context)];
  const variant = createDefaultVariant(context, { ...product, options });
  return { ...product, options, variantIds: [variant.id] };
}

function storeMetafields(
  context: RequestContext,
  product: Product,
  writes: readonly MetafieldWrite[] | undefined,
  customId: MetafieldWrite | undefined,
): void {
  const owner = { gidType: 'Product', number: product.id };
  const linked = product.options.flatMap(({ linkedMetafield }) => linkedMetafield ?? []);
  const needed = [...linked, ...seoMetafields];
  if (writes !== undefined) replaceMetafields(context, owner, writes, needed);
  if (customId !== undefined) writeMetafield(context, owner, customId);
}

function replaceCollections(context: RequestContext, productId: number, wanted: readonly string[]): void {
  const present = collectionsOfProduct(context, productId).map(({ id }) => formatGlobalId('Collection', id));
  leaveCollections(
    context,
    productId,
    present.filter((id) => !wanted.includes(id)),
  );
  joinCollections(context, productId, wanted);
}
