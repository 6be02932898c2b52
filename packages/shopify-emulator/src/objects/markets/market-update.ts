import { parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { UserError } from '../user-error.ts';
import { lastRegionErrors } from './last-region.ts';
import { addConditions, removeConditions, type ConditionsUpdate } from './market-conditions.ts';
import {
  currencyErrors,
  resultingCurrency,
  resultingInclusions,
  type CurrencySettingsInput,
  type PriceInclusionsInput,
} from './market-currency.ts';
import { findCustomizations, joinCatalogs, leaveCatalogs } from './market-customizations.ts';
import { handleErrors, nameErrors } from './market-name.ts';
import { marketNotFound, noSuchMarket, refuseMarket, type MarketPayload } from './market-payload.ts';
import { rivalErrors, turnRivalsToDrafts, type RivalsInput } from './market-rivals.ts';
import { resultingStatus, statusErrors, type StatusInput } from './market-status.ts';
import { findMarket, saveMarket, type Market } from './market.ts';

interface MarketUpdateInput extends StatusInput, RivalsInput {
  readonly name?: string | null;
  readonly handle?: string | null;
  readonly conditions?: ConditionsUpdate | null;
  readonly currencySettings?: CurrencySettingsInput | null;
  readonly removeCurrencySettings?: boolean | null;
  readonly priceInclusions?: PriceInclusionsInput | null;
  readonly removePriceInclusions?: boolean | null;
  readonly catalogsToAdd?: readonly string[] | null;
  readonly catalogsToDelete?: readonly string[] | null;
  readonly webPresencesToAdd?: readonly string[] | null;
  readonly webPresencesToDelete?: readonly string[] | null;
}

export function marketUpdate(
  _source: unknown,
  args: { readonly id: string; readonly input: MarketUpdateInput },
  context: RequestContext,
): MarketPayload {
  const before = findMarket(args.id, context);
  if (before === undefined) return refuseMarket(noSuchMarket());
  const { input } = args;
  const { market, userErrors } = changeMarket(context, before, input);
  const customizations = findCustomizations(
    context,
    { ids: input.catalogsToAdd, name: 'catalogsToAdd' },
    { ids: input.webPresencesToAdd, name: 'webPresencesToAdd' },
  );
  const errors = [
    ...(typeof input.name === 'string' ? nameErrors(context, input.name, before) : []),
    ...handleErrors(context, input.handle, before),
    ...statusErrors(input),
    ...userErrors,
    ...currencyErrors(input.currencySettings, ['input', 'currencySettings']),
    ...customizations.userErrors,
    ...lastRegionErrors(context, before, market, ['input']),
    ...rivalErrors(context, market, input),
  ];
  if (errors.length > 0) return refuseMarket(...errors);
  turnRivalsToDrafts(context, market);
  leaveCatalogs(context, market.id, input.catalogsToDelete);
  joinCatalogs(context, market.id, customizations.catalogs);
  const leaving = new Set((input.webPresencesToDelete ?? []).map((id) => parseGlobalId(id)?.number));
  const kept = market.webPresenceIds.filter((number) => !leaving.has(number));
  const webPresenceIds = [...new Set([...kept, ...customizations.webPresences.map(({ id }) => id)])];
  return { market: saveMarket(context, { ...market, webPresenceIds }), userErrors: [] };
}

function changeMarket(
  context: RequestContext,
  before: Market,
  input: MarketUpdateInput,
): { readonly market: Market; readonly userErrors: readonly UserError[] } {
  const rest = removeConditions(context, before, input.conditions?.conditionsToDelete);
  const { conditions, userErrors } = addConditions(context, rest, input.conditions?.conditionsToAdd, [
    'input',
    'conditions',
    'conditionsToAdd',
  ]);
  const market = {
    ...before,
    name: input.name ?? before.name,
    handle: input.handle ?? before.handle,
    status: resultingStatus(before.status, input),
    ...conditions,
    currency:
      input.removeCurrencySettings === true
        ? undefined
        : resultingCurrency(before.currency, input.currencySettings),
    priceInclusions:
      input.removePriceInclusions === true
        ? undefined
        : resultingInclusions(before.priceInclusions, input.priceInclusions),
  };
  return { market, userErrors };
}

/** The older way to change the currency of a market. */
export function marketCurrencySettingsUpdate(
  _source: unknown,
  args: { readonly marketId: string; readonly input: CurrencySettingsInput },
  context: RequestContext,
): MarketPayload {
  const market = findMarket(args.marketId, context);
  if (market === undefined) return refuseMarket(marketNotFound());
  const userErrors = currencyErrors(args.input, ['input']);
  if (userErrors.length > 0) {
    // The older mutation has no code for a bad rate.
    const errors = userErrors.map((error) => (error.code === 'INVALID' ? { ...error, code: null } : error));
    return refuseMarket(...errors);
  }
  const currency = resultingCurrency(market.currency, args.input);
  return { market: saveMarket(context, { ...market, currency }), userErrors: [] };
}
