import type { RequestContext } from '../object-module.ts';
import { currencyDecimals } from '../markets/currencies.ts';
import { asMoney, type Money } from '../money.ts';
import type { Variant } from '../products/variant.ts';
import { findEntry, type ListEntry } from './list-entry.ts';
import type { PriceList } from './price-list.ts';

/** The price of a variant on a list. */
export interface ListPrice {
  readonly originType: 'FIXED' | 'RELATIVE';
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  readonly entry: ListEntry | undefined;
}

/**
 * A fixed price, or the variant's own one, exchanged and adjusted. Shopify exchanges by the rates of the day, which nobody can
 * know beforehand: without a manual rate of the market one unit of the shop's currency stands for one of the list's.
 */
export function priceOnList(
  context: Pick<RequestContext, 'shop'>,
  list: PriceList,
  variant: Variant,
  exchangeRate = 1,
): ListPrice {
  const entry = findEntry(context, list.id, variant.id);
  const money = (amount: string): Money => asMoney(amount, list.currency);
  if (entry?.price !== undefined) {
    const { compareAtPrice } = entry;
    return {
      originType: 'FIXED',
      price: money(entry.price),
      compareAtPrice: compareAtPrice === undefined ? null : money(compareAtPrice),
      entry,
    };
  }
  const adjust = (amount: string): Money => {
    const share = list.adjustment.value / 100;
    const factor = list.adjustment.type === 'PERCENTAGE_DECREASE' ? 1 - share : 1 + share;
    return money(roundAmount(Number(amount) * exchangeRate * factor, list.currency));
  };
  const { compareAtPrice } = variant;
  const isCompared = compareAtPrice !== undefined && list.compareAtMode === 'ADJUSTED';
  return {
    originType: 'RELATIVE',
    price: adjust(variant.price),
    compareAtPrice: isCompared ? adjust(compareAtPrice) : null,
    entry,
  };
}

export function roundAmount(amount: number, currency: string): string {
  // A tiny share more, so that 1.005 is rounded up although it is a little less in binary.
  return (amount * (1 + Number.EPSILON)).toFixed(currencyDecimals(currency));
}
