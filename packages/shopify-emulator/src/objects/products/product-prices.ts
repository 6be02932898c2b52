import { productContextualPricing } from '../price-lists/contextual-fields.ts';
import { shopMoney, type Money } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsOf } from './product-store.ts';
import type { Product } from './product.ts';

type Amounts = { readonly lowest: string; readonly highest: string } | null;

/** Null where there are none. */
function rangeOf(amounts: readonly (string | undefined)[]): Amounts {
  const sorted = amounts.filter((amount) => amount !== undefined).toSorted((a, b) => Number(a) - Number(b));
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return lowest === undefined || highest === undefined ? null : { lowest, highest };
}

function pricesOf(context: RequestContext, product: Product): NonNullable<Amounts> {
  const prices = variantsOf(context, product).map((variant) => variant.price);
  return rangeOf(prices) ?? { lowest: '0', highest: '0' };
}

function priceRange(context: RequestContext, product: Product): object {
  const { lowest, highest } = pricesOf(context, product);
  return { minVariantPrice: shopMoney(context, lowest), maxVariantPrice: shopMoney(context, highest) };
}

/** The deprecated range counts in cents, whatever it claims. */
function priceRangeInCents(context: RequestContext, product: Product): object {
  const { lowest, highest } = pricesOf(context, product);
  const inCents = (amount: string): Money => shopMoney(context, String(Math.round(Number(amount) * 100)));
  return { minVariantPrice: inCents(lowest), maxVariantPrice: inCents(highest) };
}

function compareAtPriceRange(context: RequestContext, product: Product): object | null {
  const range = rangeOf(variantsOf(context, product).map((variant) => variant.compareAtPrice));
  return range === null
    ? null
    : {
        minVariantCompareAtPrice: shopMoney(context, range.lowest),
        maxVariantCompareAtPrice: shopMoney(context, range.highest),
      };
}

export const productPriceFields: Readonly<Record<string, FieldResolver>> = {
  priceRangeV2: (source: Product, _args, context: RequestContext) => priceRange(context, source),
  priceRange: (source: Product, _args, context: RequestContext) => priceRangeInCents(context, source),
  compareAtPriceRange: (source: Product, _args, context: RequestContext) =>
    compareAtPriceRange(context, source),
  contextualPricing: productContextualPricing,
};
