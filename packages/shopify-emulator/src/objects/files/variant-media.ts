import type { RequestContext } from '../object-module.ts';
import { findProduct, findVariant, saveVariant } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { findFile, isReady, type ShopFile } from './file.ts';
import { withoutIds } from './product-media.ts';
import { missingProduct } from './product-media-mutations.ts';

interface VariantMediaInput {
  readonly variantId: string;
  readonly mediaIds: readonly string[];
}

type VariantMediaArguments = {
  readonly productId: string;
  readonly variantMedia: readonly VariantMediaInput[];
};

interface VariantMediaPayload {
  readonly product: Product | null;
  readonly productVariants: readonly Variant[] | null;
  readonly userErrors: readonly UserError[];
}

/** A variant and a file of one product, as one entry of the input pairs them. */
interface Pair {
  readonly variant: Variant;
  readonly file: ShopFile;
}

const maxPairs = 100;

export function productVariantAppendMedia(
  _source: unknown,
  args: VariantMediaArguments,
  context: RequestContext,
): VariantMediaPayload {
  return changePairs(context, args, {
    problem: ({ variant, file }, field) => {
      if (file.__typename !== 'MediaImage') {
        const message = 'Non-image media cannot be attached to variants.';
        return userError([...field, 'mediaIds'], message, 'INVALID_MEDIA_TYPE');
      }
      if (!isReady(context, file)) {
        const message = 'Non-ready media cannot be attached to variants.';
        return userError([...field, 'mediaIds'], message, 'NON_READY_MEDIA');
      }
      if (variant.mediaIds === undefined) return null;
      const message = 'Product variant already has attached media.';
      return userError([...field, 'variantId'], message, 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA');
    },
    change: ({ variant, file }) => ({ ...variant, mediaIds: [file.id] }),
  });
}

export function productVariantDetachMedia(
  _source: unknown,
  args: VariantMediaArguments,
  context: RequestContext,
): VariantMediaPayload {
  return changePairs(context, args, {
    problem: ({ variant, file }, field) => {
      if (variant.mediaIds?.includes(file.id) === true) return null;
      const message = 'The specified media is not attached to the specified variant.';
      return userError([...field, 'mediaIds'], message, 'MEDIA_IS_NOT_ATTACHED_TO_VARIANT');
    },
    change: ({ variant, file }) => ({
      ...variant,
      mediaIds: withoutIds(variant.mediaIds, new Set([file.id])),
    }),
  });
}

interface PairRule {
  problem(pair: Pair, field: readonly string[]): UserError | null;
  change(pair: Pair): Variant;
}

function changePairs(
  context: RequestContext,
  args: VariantMediaArguments,
  rule: PairRule,
): VariantMediaPayload {
  const product = findProduct(context, args.productId);
  const refuse = (userErrors: readonly UserError[]): VariantMediaPayload => ({
    product: null,
    productVariants: null,
    userErrors,
  });
  if (product === undefined)
    return refuse([userError(['productId'], missingProduct, 'PRODUCT_DOES_NOT_EXIST')]);
  const shapeErrors = shapeProblems(args.variantMedia);
  if (shapeErrors.length > 0) return refuse(shapeErrors);
  const pairs: Pair[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of args.variantMedia.entries()) {
    const field = ['variantMedia', String(index)];
    const pair = findPair(context, product, { input, field });
    const problem = 'message' in pair ? pair : rule.problem(pair, field);
    if (problem !== null) userErrors.push(problem);
    else if (!('message' in pair)) pairs.push(pair);
  }
  if (userErrors.length > 0) return refuse(userErrors);
  return {
    product,
    productVariants: pairs.map((pair) => saveVariant(context, rule.change(pair))),
    userErrors: [],
  };
}

function shapeProblems(inputs: readonly VariantMediaInput[]): readonly UserError[] {
  if (inputs.reduce((sum, { mediaIds }) => sum + mediaIds.length, 0) > maxPairs) {
    const message = `Exceeded ${maxPairs} variant-media pairs per mutation.`;
    return [userError(['variantMedia'], message, 'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED')];
  }
  const lists = inputs.flatMap(({ mediaIds }, index) => {
    const field = ['variantMedia', String(index), 'mediaIds'];
    if (mediaIds.length === 1) return [];
    return mediaIds.length === 0
      ? [userError(field, 'The mediaIds list cannot be empty.', 'BLANK')]
      : [userError(field, 'Only one mediaId is allowed per media input.', 'TOO_MANY_MEDIA_PER_INPUT_PAIR')];
  });
  if (lists.length > 0) return lists;
  const ids = inputs.map(({ variantId }) => variantId);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id, index + 1) !== -1);
  if (repeated === -1) return [];
  const message = 'Variant was specified in more than one media input.';
  const field = ['variantMedia', String(repeated), 'variantId'];
  return [userError(field, message, 'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES')];
}

function findPair(
  context: RequestContext,
  product: Product,
  { input, field }: { readonly input: VariantMediaInput; readonly field: readonly string[] },
): Pair | UserError {
  const variant = findVariant(context, input.variantId);
  if (variant === undefined || variant.productId !== product.id) {
    const message = 'Variant does not exist on the given product.';
    return userError([...field, 'variantId'], message, 'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT');
  }
  const file = findFile(context, input.mediaIds[0] ?? '');
  if (file !== undefined && product.mediaIds?.includes(file.id) === true) return { variant, file };
  const message = 'Media does not exist on the given product.';
  return userError([...field, 'mediaIds'], message, 'MEDIA_DOES_NOT_EXIST_ON_PRODUCT');
}
