import type { RequestContext } from './object-module.ts';

/** An amount in the currency of the shop as `MoneyV2`, which shows no more decimals than it must, but one. */
export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

export function shopMoney(context: RequestContext, amount: string): Money {
  const [whole = '0', cents = ''] = amount.split('.');
  const decimals = cents.replace(/0+$/, '') || '0';
  return { amount: `${whole}.${decimals}`, currencyCode: context.shop.profile.currencyCode };
}
