import { apiError } from '../api-error.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import { findProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { missingProduct } from '../variants/missing-product.ts';
import type { OptionPayload } from './option-payload.ts';
import { storeInOrder } from './option-order.ts';
import { readOrder, type ReorderEntry } from './reorder-input.ts';

type OptionsReorderArguments = {
  readonly productId: string;
  readonly options: readonly OptionReorderInput[];
};

interface OptionReorderInput extends ReorderEntry {
  readonly values?: readonly ReorderEntry[] | null;
}

/** Puts options and their values in an order; the variants follow it. Throws Shopify's INVALID_FIELD_ARGUMENTS. */
export function productOptionsReorder(
  _source: unknown,
  args: OptionsReorderArguments,
  context: RequestContext,
): OptionPayload {
  requireOneKey('OptionReorderInput', args.options);
  for (const { values } of args.options) requireOneKey('OptionValueReorderInput', values ?? []);
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, userErrors: [missingProduct()] };
  const { options, userErrors } = readOrder(product.options, args.options);
  if (userErrors.length > 0) return { product, userErrors };
  return { product: reorder(context, product, options), userErrors: [] };
}

function requireOneKey(type: string, entries: readonly ReorderEntry[]): void {
  const isSound = entries.every(({ id, name }) => (typeof id === 'string') !== (typeof name === 'string'));
  if (!isSound) throw apiError('INVALID_FIELD_ARGUMENTS', `${type} requires exactly one of id, name`);
}

function reorder(context: RequestContext, product: Product, ordered: readonly ProductOption[]): Product {
  const byId = new Map(ordered.map((option) => [option.id, option]));
  const options = product.options.map((option): ProductOption => byId.get(option.id) ?? option);
  const order = ordered.map(({ id }) => product.options.findIndex((option) => option.id === id));
  const ranks = new Map(options.flatMap(({ values }) => values.map(({ id }, rank) => [id, rank])));
  const rankOf = (ids: readonly number[], index: number): number => ranks.get(ids[index] ?? 0) ?? 0;
  const variants = variantsOf(context, product).toSorted((a, b) => {
    for (const index of order) {
      const difference = rankOf(a.optionValueIds, index) - rankOf(b.optionValueIds, index);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const variantIds = variants.map(({ id }) => id);
  return storeInOrder(context, { ...product, options, variantIds }, order);
}
