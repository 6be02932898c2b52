import { userError, type UserError } from '../user-error.ts';
import type { MarketCurrency, PriceInclusions } from './market.ts';

export interface CurrencySettingsInput {
  readonly baseCurrency?: string | null;
  readonly baseCurrencyManualRate?: string | null;
  readonly localCurrencies?: boolean | null;
  readonly roundingEnabled?: boolean | null;
}

export interface PriceInclusionsInput {
  readonly adaptivePricingEnabled?: boolean | null;
  readonly dutiesPricingStrategy?: string | null;
  readonly taxPricingStrategy?: string | null;
}

export function currencyErrors(
  input: CurrencySettingsInput | null | undefined,
  field: readonly string[],
): readonly UserError[] {
  const { baseCurrency, baseCurrencyManualRate: rate } = input ?? {};
  const isUnknown = typeof baseCurrency === 'string' && ['XXX', 'USDC'].includes(baseCurrency);
  return [
    ...(isUnknown
      ? [
          userError(
            [...field, 'baseCurrency'],
            'The specified currency is not supported.',
            'UNSUPPORTED_CURRENCY',
          ),
        ]
      : []),
    ...(typeof rate === 'string' && !(Number(rate) > 0)
      ? [userError([...field, 'baseCurrencyManualRate'], 'Exchange rate is invalid', 'INVALID')]
      : []),
  ];
}

/** What the input leaves out stays as it was. */
export function resultingCurrency(
  before: MarketCurrency | undefined,
  input: CurrencySettingsInput | null | undefined,
): MarketCurrency | undefined {
  if (input === null || input === undefined) return before;
  const rate = input.baseCurrencyManualRate;
  return {
    code: input.baseCurrency ?? before?.code,
    manualRate: rate === undefined ? before?.manualRate : (rate ?? undefined),
    hasLocalCurrencies: input.localCurrencies ?? before?.hasLocalCurrencies ?? false,
    isRounded: input.roundingEnabled ?? before?.isRounded ?? false,
  };
}

export function resultingInclusions(
  before: PriceInclusions | undefined,
  input: PriceInclusionsInput | null | undefined,
): PriceInclusions | undefined {
  if (input === null || input === undefined) return before;
  return {
    isAdaptive: input.adaptivePricingEnabled ?? before?.isAdaptive ?? false,
    duties: input.dutiesPricingStrategy ?? before?.duties ?? 'ADD_DUTIES_AT_CHECKOUT',
    taxes: input.taxPricingStrategy ?? before?.taxes ?? 'ADD_TAXES_AT_CHECKOUT',
  };
}
