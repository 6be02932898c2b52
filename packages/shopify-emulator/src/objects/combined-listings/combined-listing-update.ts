import type { RequestContext } from '../object-module.ts';
import { newOptionValue } from '../options/option-input.ts';
import type { ProductOption } from '../products/product-option.ts';
import { productOfArgument, saveProduct, variantsOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { UserError } from '../user-error.ts';
import { createDefaultOption } from '../variants/default-variant.ts';
import { newVariantState } from '../variants/variant-input.ts';
import { createVariant, deleteVariant } from '../variants/variant-store.ts';
import {
  changedChildren,
  combinedListingErrors,
  type CombinedListingArguments,
  type OptionAndValues,
} from './combined-listing-input.ts';
import { childrenOf, combinedListingsTable, type CombinedChild } from './combined-listing.ts';

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
  const before = childrenOf(context, parent);
  const children = changedChildren(before, args);
  const table = context.shop.table(combinedListingsTable);
  if (children.length === 0) table.delete(parent.id);
  else table.put({ id: parent.id, children });
  setRoles(context, before, undefined);
  setRoles(context, children, 'CHILD');
  const title = args.title?.trim();
  const titled = { ...parent, title: title === undefined || title === '' ? parent.title : title };
  return { product: saveProduct(context, withChildren(context, titled, children, args)), userErrors };
}

function setRoles(
  context: RequestContext,
  children: readonly CombinedChild[],
  role: 'CHILD' | undefined,
): void {
  for (const { productId } of children) {
    const product = context.shop.table(productsTable).get(productId);
    if (product !== undefined && product.combinedListingRole !== role)
      saveProduct(context, { ...product, combinedListingRole: role });
  }
}

/** The parent with the options that were given and one variant for each child, in the order of the children. */
function withChildren(
  context: RequestContext,
  parent: Product,
  children: readonly CombinedChild[],
  { optionsAndValues }: CombinedListingArguments,
): Product {
  const options = optionsAndValues ? newOptions(context, optionsAndValues) : parent.options;
  for (const variant of variantsOf(context, parent)) deleteVariant(context, variant);
  const choices = children.length === 0 ? [{ values: [] }] : children;
  const variants = choices.map(({ values }) =>
    createVariant(context, parent, { ...newVariantState, optionValueIds: chosenIds(options, values) }),
  );
  return { ...parent, options, variantIds: variants.map(({ id }) => id) };
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
function chosenIds(options: readonly ProductOption[], values: CombinedChild['values']): readonly number[] {
  return options.flatMap((option) => {
    const wanted = values.find(({ name }) => name === option.name)?.value;
    const value = option.values.find(({ name }) => name === wanted) ?? option.values[0];
    return value === undefined ? [] : [value.id];
  });
}
