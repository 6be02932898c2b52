import { formatAmount, type MoneyInput } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { changeEntry } from './list-entry.ts';
import type { PriceList } from './price-list.ts';

export interface ProductPrice {
  readonly price: MoneyInput;
  readonly compareAtPrice?: MoneyInput | null;
}

export interface PriceInput extends ProductPrice {
  readonly variantId: string;
}

/** Where and how a mutation tells of prices that it does not take. */
export interface PriceWording {
  readonly field: readonly string[];
  readonly currency: { readonly message: string; readonly code: string };
  readonly variant: { readonly message: string; readonly code: string };
  /** Names the member at fault, not only the entry. */
  readonly isDetailed: boolean;
}

export function priceErrors(
  context: RequestContext,
  list: PriceList,
  prices: readonly PriceInput[],
  wording: PriceWording,
): readonly UserError[] {
  return prices.flatMap((price, index) => {
    const field = [...wording.field, String(index)];
    const place = (...parts: readonly string[]): readonly string[] =>
      wording.isDetailed ? [...field, ...parts] : field;
    const { currency, variant } = wording;
    const strange = inOtherCurrency(list, price);
    return [
      ...(findVariant(context, price.variantId) === undefined
        ? [userError(place('variantId'), variant.message, variant.code)]
        : []),
      ...strange.map((name) => userError(place(name, 'currencyCode'), currency.message, currency.code)),
    ];
  });
}

/** The amounts of a price that are not in the currency of the list. */
export function inOtherCurrency(
  list: PriceList,
  price: ProductPrice,
): readonly ('compareAtPrice' | 'price')[] {
  return (['price', 'compareAtPrice'] as const).filter((name) => {
    const money = price[name] ?? undefined;
    return money !== undefined && money.currencyCode !== list.currency;
  });
}

export function fixPrice(
  context: RequestContext,
  list: PriceList,
  variantId: number,
  price: ProductPrice,
): void {
  const { compareAtPrice } = price;
  changeEntry(context, list.id, variantId, {
    price: formatAmount(price.price.amount),
    compareAtPrice:
      compareAtPrice === null || compareAtPrice === undefined
        ? undefined
        : formatAmount(compareAtPrice.amount),
  });
}
