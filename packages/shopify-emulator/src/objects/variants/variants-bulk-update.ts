import type { CreateMediaInput } from '../files/media-input.ts';
import { attachMedia } from '../files/product-media.ts';
import { inventoryItemOf } from '../inventory/item-store.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, findVariant, saveProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { missingProduct } from './missing-product.ts';
import { asUpdateErrors } from './bulk-errors.ts';
import { createCombinations, type Combinations } from './combinations.ts';
import { alreadyExists } from './new-variants.ts';
import { withoutLostValues } from './unused-values.ts';
import {
  applyVariantChange,
  draftVariantChange,
  type ChangedVariantInput,
  type VariantChange,
  type VariantChangeDraft,
  type VariantPlace,
} from './variant-changes.ts';
import { draftBroughtMedia, type BroughtMedia } from './variant-media-input.ts';
import { variantTitle } from './variant-options.ts';

type BulkUpdateArguments = {
  readonly productId: string;
  readonly variants: readonly ChangedVariantInput[];
  readonly media?: readonly CreateMediaInput[] | null;
  readonly allowPartialUpdates?: boolean | null;
};

interface BulkUpdatePayload {
  readonly product: Product | null;
  readonly productVariants: readonly Variant[] | null;
  readonly userErrors: readonly UserError[];
}

/** All of the changes or none of them; with `allowPartialUpdates` those that have no error. */
export function productVariantsBulkUpdate(
  _source: unknown,
  args: BulkUpdateArguments,
  context: RequestContext,
): BulkUpdatePayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, productVariants: null, userErrors: [missingProduct()] };
  const before = variantsOf(context, product);
  const isPartial = args.allowPartialUpdates === true;
  const brought = draftBroughtMedia(context, args.media);
  const taken = createCombinations(isPartial ? before : withoutChanged(context, before, args.variants));
  const draft = draftChanges(context, { product, brought, taken }, args.variants);
  const userErrors = asUpdateErrors([...brought.userErrors, ...draft.userErrors]);
  if (brought.userErrors.length > 0 || (userErrors.length > 0 && !isPartial))
    return { product, productVariants: null, userErrors };
  const changed = draft.changes.map((change) => applyVariantChange(context, change));
  const withMedia = attachMedia(context, product, brought.files);
  const saved = saveProduct(context, {
    ...withMedia,
    options: withoutLostValues(draft.options, before, variantsOf(context, product)),
  });
  return { product: saved, productVariants: changed, userErrors };
}

/** Where all changes come together, variants may swap their values. */
function withoutChanged(
  context: RequestContext,
  variants: readonly Variant[],
  inputs: readonly ChangedVariantInput[],
): readonly Variant[] {
  const changed = new Set(inputs.map((input) => findVariant(context, input.id ?? '')?.id));
  return variants.filter(({ id }) => !changed.has(id));
}

interface Surroundings {
  readonly product: Product;
  readonly brought: BroughtMedia;
  readonly taken: Combinations;
}

interface ChangesDraft {
  readonly changes: readonly VariantChange[];
  readonly options: Product['options'];
  readonly userErrors: readonly UserError[];
}

function draftChanges(
  context: RequestContext,
  { product, brought, taken }: Surroundings,
  inputs: readonly ChangedVariantInput[],
): ChangesDraft {
  // By the number of the variant, which may come more than once in a call.
  const changes = new Map<number, VariantChange>();
  const userErrors: UserError[] = [];
  let { options } = product;
  for (const [index, input] of inputs.entries()) {
    const field = ['variants', String(index)];
    const found = variantToChange(context, product, input, field);
    if ('message' in found) {
      userErrors.push(found);
      continue;
    }
    const earlier = changes.get(found.id);
    const before = earlier ?? { variant: found, item: inventoryItemOf(context, found) };
    const place = { product: { ...product, options }, brought, field };
    const drafted = draftVariantChange(context, place, before, input);
    const errors = [...drafted.userErrors, ...takeCombination(taken, place, before.variant, drafted)];
    userErrors.push(...errors);
    if (errors.length > 0) continue;
    changes.set(found.id, earlier === undefined ? drafted.change : mergedChange(earlier, drafted.change));
    ({ options } = drafted);
  }
  return { changes: [...changes.values()], options, userErrors };
}

/** Moves the variant to the values that it chooses now. They stay as they were where the change has errors, or another has them: an error. */
function takeCombination(
  taken: Combinations,
  { product, field }: VariantPlace,
  before: Variant,
  { change: { variant }, options, userErrors }: VariantChangeDraft,
): readonly UserError[] {
  if (userErrors.length > 0) {
    taken.take(before);
    return [];
  }
  taken.free(before);
  if (!taken.isTaken(variant)) {
    taken.take(variant);
    return [];
  }
  taken.take(before);
  return [alreadyExists(variantTitle({ ...product, options }, variant), field, 'VARIANT_ALREADY_EXISTS')];
}

function mergedChange(earlier: VariantChange, later: VariantChange): VariantChange {
  return {
    ...later,
    metafields: [...earlier.metafields, ...later.metafields],
    adjustments: [...earlier.adjustments, ...later.adjustments],
  };
}

function variantToChange(
  context: RequestContext,
  product: Product,
  input: ChangedVariantInput,
  field: readonly string[],
): Variant | UserError {
  const path = [...field, 'id'];
  if (typeof input.id !== 'string')
    return userError(path, 'Product variant is missing ID attribute', 'PRODUCT_VARIANT_ID_MISSING');
  const variant = findVariant(context, input.id);
  if (variant?.productId !== product.id)
    return userError(path, 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST');
  return variant;
}
