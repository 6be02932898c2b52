import type { RequestContext } from '../object-module.ts';
import { newOptionValue } from '../options/option-input.ts';
import type { ProductOption } from '../products/product-option.ts';
import { productOfArgument, saveProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import type { UserError } from '../user-error.ts';
import { createDefaultOption } from '../variants/default-variant.ts';
import { newVariantState } from '../variants/variant-input.ts';
import { createVariant, deleteVariant } from '../variants/variant-store.ts';
import {
  changedChildren,
  combinedListingErrors,
  isAboutChildren,
  type CombinedListingArguments,
  type OptionAndValues,
} from './combined-listing-input.ts';
import {
  childrenOf,
  replaceChildren,
  setChildRole,
  type ChildChoice,
  type CombinedChild,
} from './combined-listing.ts';

interface CombinedListingPayload {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

export function combinedListingUpdate(
  _source: unknown,
  args: CombinedListingArguments,
  context: RequestContext,
): CombinedListingPayload {
  const parent = productOfArgument(context, args.parentProductId);
  const userErrors = combinedListingErrors(context, parent, args);
  if (parent === undefined || userErrors.length > 0) return { product: null, userErrors };
  const title = args.title?.trim();
  const titled = { ...parent, title: title === undefined || title === '' ? parent.title : title };
  const changed = isAboutChildren(args) ? changeChildren(context, titled, args) : titled;
  return { product: saveProduct(context, changed), userErrors };
}

/** Gives the parent the children that it shall have. The parent itself is stored by the caller. */
function changeChildren(context: RequestContext, parent: Product, args: CombinedListingArguments): Product {
  const before = childrenOf(context, parent);
  const choices = changedChildren(before, args);
  const { product, children } = withVariants(context, parent, choices, args.optionsAndValues);
  replaceChildren(context, parent.id, children);
  const staying = new Set(children.map(({ productId }) => productId));
  for (const { productId } of before)
    if (!staying.has(productId)) setChildRole(context, productId, undefined);
  for (const { productId } of children) setChildRole(context, productId, 'CHILD');
  return product;
}

interface Family {
  readonly product: Product;
  readonly children: readonly CombinedChild[];
}

/** The parent with the options that were given and one variant for each child, in the order of the children. */
function withVariants(
  context: RequestContext,
  parent: Product,
  choices: readonly ChildChoice[],
  given: readonly OptionAndValues[] | null | undefined,
): Family {
  const options = Array.isArray(given) ? newOptions(context, given) : parent.options;
  for (const variant of variantsOf(context, parent)) deleteVariant(context, variant);
  const create = (values: ChildChoice['values']): Variant =>
    createVariant(context, parent, { ...newVariantState, optionValueIds: chosenIds(options, values) });
  const children = choices.map((choice) => ({ ...choice, variantId: create(choice.values).id }));
  // Without children there is a variant nevertheless.
  const variantIds = children.length === 0 ? [create([]).id] : children.map(({ variantId }) => variantId);
  return { product: { ...parent, options, variantIds }, children };
}

function newOptions(context: RequestContext, given: readonly OptionAndValues[]): readonly ProductOption[] {
  if (given.length === 0) return [createDefaultOption(context)];
  return given.map(({ name, values }) => ({
    id: context.shop.allocateId(),
    name,
    values: values.map((value) => newOptionValue(context, value)),
    linkedMetafield: undefined,
  }));
}

/** Where a child says nothing of an option it stands for its first value. */
function chosenIds(options: readonly ProductOption[], values: ChildChoice['values']): readonly number[] {
  return options.flatMap((option) => {
    const wanted = values.find(({ name }) => name === option.name)?.value;
    const value = option.values.find(({ name }) => name === wanted) ?? option.values[0];
    return value === undefined ? [] : [value.id];
  });
}
