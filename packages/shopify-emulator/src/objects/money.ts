import type { RequestContext } from './object-module.ts';

/** An amount in the currency of the shop as `MoneyV2`, which shows no more decimals than it must, but one. */
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

export function shopMoney(context: RequestContext, amount: string): Money {
  const [whole = '0', cents = ''] = amount.split('.');
  const decimals = cents.replace(/0+$/, '') || '0';
  return { amount: `${whole}.${decimals}`, currencyCode: context.shop.profile.currencyCode };
}
