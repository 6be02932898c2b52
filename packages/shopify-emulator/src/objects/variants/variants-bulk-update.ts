import type { CreateMediaInput } from '../files/media-input.ts';
import { attachMedia } from '../files/product-media.ts';
import { inventoryItemOf } from '../inventory/item-store.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, findVariant, saveProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { asUpdateErrors } from './bulk-errors.ts';
import { alreadyExists } from './new-variants.ts';
import { withoutLostValues } from './unused-values.ts';
import { applyVariantChange, draftVariantChange, type ChangedVariantInput } from './variant-changes.ts';
import { draftBroughtMedia, type BroughtMedia } from './variant-media-input.ts';
import { combinationKey, variantTitle } from './variant-options.ts';

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
  if (product === undefined) {
    const missing = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST');
    return { product: null, productVariants: null, userErrors: [missing] };
  }
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

/** Which variant chooses which values. */
interface Combinations {
  isTaken(variant: Variant): boolean;
  take(variant: Variant): void;
  free(variant: Variant): void;
}

function createCombinations(variants: readonly Variant[]): Combinations {
  const owners = new Map(variants.map((variant) => [combinationKey(variant.optionValueIds), variant.id]));
  const ownerOf = (variant: Variant): number | undefined =>
    owners.get(combinationKey(variant.optionValueIds));
  return {
    isTaken: (variant) => (ownerOf(variant) ?? variant.id) !== variant.id,
    take: (variant) => owners.set(combinationKey(variant.optionValueIds), variant.id),
    free(variant) {
      if (ownerOf(variant) === variant.id) owners.delete(combinationKey(variant.optionValueIds));
    },
  };
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

type Change = ReturnType<typeof draftVariantChange>['change'];

interface ChangesDraft {
  readonly changes: readonly Change[];
  readonly options: Product['options'];
  readonly userErrors: readonly UserError[];
}

function draftChanges(
  context: RequestContext,
  { product, brought, taken }: Surroundings,
  inputs: readonly ChangedVariantInput[],
): ChangesDraft {
  const changes = new Map<number, Change>();
  const userErrors: UserError[] = [];
  let { options } = product;
  for (const [index, input] of inputs.entries()) {
    const field = ['variants', String(index)];
    const found = variantToChange(context, product, input, field);
    if ('message' in found) {
      userErrors.push(found);
      continue;
    }
    const before = changes.get(found.id) ?? { variant: found, item: inventoryItemOf(context, found) };
    const place = { product: { ...product, options }, brought, field };
    const drafted = draftVariantChange(context, place, before, input);
    const { variant } = drafted.change;
    const errors = [...drafted.userErrors];
    taken.free(before.variant);
    if (errors.length === 0 && taken.isTaken(variant)) {
      const title = variantTitle({ ...product, options: drafted.options }, variant);
      errors.push(alreadyExists(title, field, 'VARIANT_ALREADY_EXISTS'));
    }
    taken.take(errors.length === 0 ? variant : before.variant);
    userErrors.push(...errors);
    if (errors.length > 0) continue;
    changes.set(found.id, mergedChange(changes.get(found.id), drafted.change));
    ({ options } = drafted);
  }
  return { changes: [...changes.values()], options, userErrors };
}

/** A variant may come more than once in a call. */
function mergedChange(earlier: Change | undefined, later: Change): Change {
  if (earlier === undefined) return later;
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
