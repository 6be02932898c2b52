import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import { findProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { copyVariant } from '../variants/variant-copy.ts';
import { maxVariants } from '../variants/variant-limit.ts';
import { combinationKey } from '../variants/variant-options.ts';
import { deleteVariant } from '../variants/variant-store.ts';
import { missingProduct } from '../variants/missing-product.ts';
import { relink } from './option-relink.ts';
import { missingOption, tooManyVariants } from './option-errors.ts';
import { optionNameErrors } from './option-names.ts';
import { movedOrder, storeInOrder } from './option-order.ts';
import type { OptionPayload } from './option-payload.ts';
import { draftValueChanges, type ValueChangesInput } from './option-value-changes.ts';

interface OptionUpdateInput {
  readonly id: string;
  readonly name?: string | null;
  readonly position?: number | null;
  readonly linkedMetafield?: { readonly namespace: string; readonly key: string } | null;
}

type OptionUpdateArguments = ValueChangesInput & {
  readonly productId: string;
  readonly option: OptionUpdateInput;
  readonly variantStrategy?: 'LEAVE_AS_IS' | 'MANAGE' | null;
};

/** Renames and moves an option and changes its values; with MANAGE variants come and go with the values. */
export function productOptionUpdate(
  _source: unknown,
  args: OptionUpdateArguments,
  context: RequestContext,
): OptionPayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, userErrors: [missingProduct()] };
  const number = numberOfGlobalId(args.option.id, 'ProductOption');
  const index = product.options.findIndex(({ id }) => id === number);
  const option = product.options[index];
  if (option === undefined) return { product, userErrors: [missingOption(['option'])] };
  const relinked = relink(context, { product, option }, args.option.linkedMetafield, args);
  const changes = draftValueChanges(context, relinked.option, args);
  const variants = variantsOf(context, product);
  const deletedIds = new Set(changes.deleted.map(({ id }) => id));
  const plan: VariantPlan = {
    index,
    variants,
    deletedIds,
    added: args.variantStrategy === 'MANAGE' ? changes.added : [],
  };
  const userErrors = [
    ...optionErrors(product, option, args.option),
    ...relinked.userErrors,
    ...changes.userErrors,
  ];
  if (userErrors.length === 0) userErrors.push(...planErrors(plan, args.variantStrategy === 'MANAGE'));
  if (userErrors.length > 0) return { product, userErrors };
  const name = args.option.name?.trim() ?? option.name;
  const updated: ProductOption = { ...relinked.option, name, values: changes.values };
  const options = product.options.map((other) => (other === option ? updated : other));
  const variantIds = carryOut(context, plan);
  const order = movedOrder(options.length, index, (args.option.position ?? index + 1) - 1);
  return { product: storeInOrder(context, { ...product, options, variantIds }, order), userErrors: [] };
}

function optionErrors(
  product: Product,
  option: ProductOption,
  { name, position }: OptionUpdateInput,
): readonly UserError[] {
  const errors: UserError[] = [];
  const given = name?.trim();
  if (given === '')
    errors.push(userError(['option', 'name'], 'The name provided is not valid.', 'INVALID_NAME'));
  else if (given !== undefined) errors.push(...optionNameErrors(given, ['option']));
  const folded = given?.toLowerCase();
  if (product.options.some((other) => other !== option && other.name.toLowerCase() === folded))
    errors.push(userError(['option', 'name'], 'Option already exists.', 'OPTION_ALREADY_EXISTS'));
  const place = position ?? 1;
  if (place < 1 || place > product.options.length) {
    const message = 'The option position provided is not valid.';
    errors.push(userError(['option', 'position'], message, 'INVALID_POSITION'));
  }
  return errors;
}

/** Which variants go with values that go, and for which new values variants come. */
interface VariantPlan {
  /** Of the option in its product. */
  readonly index: number;
  readonly variants: readonly Variant[];
  readonly deletedIds: ReadonlySet<number>;
  readonly added: readonly ProductOptionValue[];
}

function planErrors(plan: VariantPlan, isManaged: boolean): readonly UserError[] {
  const gone = goingVariants(plan);
  if (gone.length > 0 && !isManaged) {
    const message = 'Option value with variants linked cannot be deleted.';
    return [userError(['optionValuesToDelete'], message, 'OPTION_VALUE_HAS_VARIANTS')];
  }
  const count = plan.variants.length - gone.length + comingVariants(plan).length;
  if (count === 0) {
    const message = 'An option cannot be left only with option values that are not linked to any variant.';
    return [userError(['optionValuesToDelete'], message, 'CANNOT_LEAVE_OPTIONS_WITHOUT_VARIANTS')];
  }
  return count <= maxVariants ? [] : [tooManyVariants(['optionValuesToAdd'])];
}

function goingVariants({ variants, index, deletedIds }: VariantPlan): readonly Variant[] {
  return variants.filter((variant) => deletedIds.has(variant.optionValueIds[index] ?? 0));
}

/** One for each new value and each combination of the other options that a variant has. */
function comingVariants({ variants, index, added }: VariantPlan): readonly Variant[] {
  const byOthers = new Map<string, Variant>();
  for (const variant of variants) {
    const key = combinationKey(variant.optionValueIds.toSpliced(index, 1));
    if (!byOthers.has(key)) byOthers.set(key, variant);
  }
  return added.flatMap(({ id }) =>
    [...byOthers.values()].map((variant) => ({
      ...variant,
      optionValueIds: variant.optionValueIds.with(index, id),
    })),
  );
}

function carryOut(context: RequestContext, plan: VariantPlan): readonly number[] {
  const created = comingVariants(plan).map((variant) => copyVariant(context, variant));
  const gone = new Set(goingVariants(plan));
  for (const variant of gone) deleteVariant(context, variant);
  return [...plan.variants.filter((variant) => !gone.has(variant)), ...created].map(({ id }) => id);
}
