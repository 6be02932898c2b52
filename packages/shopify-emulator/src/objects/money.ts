import type { RequestContext } from './object-module.ts';

/** An amount as `MoneyV2`. */
export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

/** Prices and costs stay below it. */
export const amountLimit = 1e18;

/** An amount as it is kept, and as prices are shown: two decimals. Pure. */
export function formatAmount(amount: string | number): string {
  const text = String(amount).trim();
  // As a number a long amount would lose digits.
  const [, whole = '', cents = ''] = /^0*(\d+)(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
  return whole === '' ? Number(text).toFixed(2) : `${whole}.${cents.padEnd(2, '0')}`;
}

/** An amount as inputs give it. */
export interface MoneyInput {
  readonly amount: string | number;
  readonly currencyCode: string;
}

/** Shopify shows no more decimals than it must, but one. */
export function asMoney(amount: string, currencyCode: string): Money {
  const [whole = '0', decimals = ''] = amount.split('.');
  return { amount: `${whole}.${decimals.replace(/0+$/, '') || '0'}`, currencyCode };
}

/** In the currency of the shop. */
export function shopMoney(context: RequestContext, amount: string): Money {
  return asMoney(amount, context.shop.profile.currencyCode);
}
