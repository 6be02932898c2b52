import { attachMedia } from '../files/product-media.ts';
import type { CreateMediaInput } from '../files/media-input.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, saveProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import type { UserError } from '../user-error.ts';
import { missingProduct } from './missing-product.ts';
import { asCreateErrors } from './bulk-errors.ts';
import { hasOnlyDefaultOption } from './default-variant.ts';
import { draftNewVariants, type DraftedVariant, type NewVariantInput } from './new-variants.ts';
import { withoutLostValues } from './unused-values.ts';
import { draftBroughtMedia } from './variant-media-input.ts';
import { variantCountErrors } from './variant-limit.ts';
import { quantityCountErrors } from './variant-stock.ts';
import { createVariant, deleteVariant } from './variant-store.ts';

type Strategy = 'DEFAULT' | 'PRESERVE_STANDALONE_VARIANT' | 'REMOVE_STANDALONE_VARIANT';

type BulkCreateArguments = {
  readonly productId: string;
  readonly variants: readonly NewVariantInput[];
  readonly media?: readonly CreateMediaInput[] | null;
  readonly strategy?: Strategy | null;
};

interface BulkCreatePayload {
  readonly product: Product | null;
  readonly productVariants: readonly Variant[];
  readonly userErrors: readonly UserError[];
}

/** All of the variants, or none of them. */
export function productVariantsBulkCreate(
  _source: unknown,
  args: BulkCreateArguments,
  context: RequestContext,
): BulkCreatePayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, productVariants: [], userErrors: [missingProduct()] };
  const present = variantsOf(context, product);
  const standalone = standaloneToRemove(product, present, args.strategy ?? 'DEFAULT');
  const kept = present.filter((variant) => variant !== standalone);
  const brought = draftBroughtMedia(context, args.media);
  const draft = draftNewVariants(context, {
    product,
    kept,
    inputs: args.variants,
    brought,
    field: ['variants'],
  });
  const userErrors = asCreateErrors([
    ...brought.userErrors,
    ...variantCountErrors(kept.length + args.variants.length, ['variants']),
    ...quantityCountErrors(quantityCount(args.variants), ['variants']),
    ...draft.userErrors,
  ]);
  if (userErrors.length > 0 || args.variants.length === 0)
    return { product, productVariants: [], userErrors };
  if (standalone !== undefined) deleteVariant(context, standalone);
  const created = draft.variants.map((variant) => create(context, product, variant));
  const withMedia = attachMedia(context, product, brought.files);
  const saved = saveProduct(context, {
    ...withMedia,
    options: withoutLostValues(draft.options, present, [...kept, ...created]),
    variantIds: [...kept, ...created].map(({ id }) => id),
  });
  return { product: saved, productVariants: created, userErrors: [] };
}

/** The only variant of a product goes when real ones come, as the strategy wants it. */
function standaloneToRemove(
  product: Product,
  present: readonly Variant[],
  strategy: Strategy,
): Variant | undefined {
  const [only] = present;
  if (present.length !== 1 || strategy === 'PRESERVE_STANDALONE_VARIANT') return undefined;
  if (strategy === 'REMOVE_STANDALONE_VARIANT') return only;
  return hasOnlyDefaultOption(product) ? only : undefined;
}

function quantityCount(inputs: readonly NewVariantInput[]): number {
  return inputs.reduce((sum, input) => sum + (input.inventoryQuantities?.length ?? 0), 0);
}

function create(context: RequestContext, product: Product, drafted: DraftedVariant): Variant {
  const variant = createVariant(context, product, drafted);
  for (const write of drafted.metafields)
    writeMetafield(context, { gidType: 'ProductVariant', number: variant.id }, write);
  return variant;
}
