import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { changeEntry } from './list-entry.ts';
import type { PriceList } from './price-list.ts';

export interface MoneyInput {
  readonly amount: string | number;
  readonly currencyCode: string;
}

export interface PriceInput {
  readonly variantId: string;
  readonly price: MoneyInput;
  readonly compareAtPrice?: MoneyInput | null;
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
    const strange = (['price', 'compareAtPrice'] as const).filter((name) => {
      const money = price[name] ?? undefined;
      return money !== undefined && money.currencyCode !== list.currency;
    });
    return [
      ...(findVariant(context, price.variantId) === undefined
        ? [userError(place('variantId'), variant.message, variant.code)]
        : []),
      ...strange.map((name) => userError(place(name, 'currencyCode'), currency.message, currency.code)),
    ];
  });
}

export function fixPrice(
  context: RequestContext,
  list: PriceList,
  variantId: number,
  price: Pick<PriceInput, 'compareAtPrice' | 'price'>,
): void {
  const { compareAtPrice } = price;
  changeEntry(context, list.id, variantId, {
    price: amountOf(price.price),
    compareAtPrice:
      compareAtPrice === null || compareAtPrice === undefined ? undefined : amountOf(compareAtPrice),
  });
}

export function amountOf({ amount }: MoneyInput): string {
  return Number(amount).toFixed(2);
}
