import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { addConditions, type ConditionsInput } from './market-conditions.ts';
import {
  currencyErrors,
  resultingCurrency,
  resultingInclusions,
  type CurrencySettingsInput,
  type PriceInclusionsInput,
} from './market-currency.ts';
import { findCustomizations, joinCatalogs } from './market-customizations.ts';
import { handleErrors, makeHandle, nameErrors } from './market-name.ts';
import { refuseMarket, type MarketPayload } from './market-payload.ts';
import { rivalErrors, turnRivalsToDrafts, type RivalsInput } from './market-rivals.ts';
import { resultingStatus, statusErrors, type StatusInput } from './market-status.ts';
import { marketsTable, type Market } from './market.ts';

interface MarketCreateInput extends StatusInput, RivalsInput {
  readonly name: string;
  readonly handle?: string | null;
  readonly conditions?: ConditionsInput | null;
  readonly regions?: readonly { readonly countryCode: string }[] | null;
  readonly currencySettings?: CurrencySettingsInput | null;
  readonly priceInclusions?: PriceInclusionsInput | null;
  readonly catalogs?: readonly string[] | null;
  readonly webPresences?: readonly string[] | null;
}

const maxMarkets = 50;

export function marketCreate(
  _source: unknown,
  args: { readonly input: MarketCreateInput },
  context: RequestContext,
): MarketPayload {
  const { input } = args;
  const { market, userErrors } = draftMarket(context, input);
  const customizations = findCustomizations(
    context,
    { ids: input.catalogs, name: 'catalogs' },
    { ids: input.webPresences, name: 'webPresences' },
  );
  const errors = [
    ...limitErrors(context),
    ...nameErrors(context, input.name, undefined),
    ...handleErrors(context, input.handle, undefined),
    ...statusErrors(input),
    ...userErrors,
    ...currencyErrors(input.currencySettings, ['input', 'currencySettings']),
    ...customizations.userErrors,
    ...rivalErrors(context, market, input),
  ];
  if (errors.length > 0) return refuseMarket(...errors);
  turnRivalsToDrafts(context, market);
  const webPresenceIds = customizations.webPresences.map(({ id }) => id);
  const created = { ...market, webPresenceIds };
  context.shop.table(marketsTable).put(created);
  joinCatalogs(context, created.id, customizations.catalogs);
  return { market: created, userErrors: [] };
}

function limitErrors(context: RequestContext): readonly UserError[] {
  if (context.shop.table(marketsTable).size < maxMarkets) return [];
  return [userError(['input'], `Can't have more than ${maxMarkets} markets.`, 'SHOP_REACHED_MARKETS_LIMIT')];
}

function draftMarket(
  context: RequestContext,
  input: MarketCreateInput,
): { readonly market: Market; readonly userErrors: readonly UserError[] } {
  const older = input.regions ?? undefined;
  const conditionsInput = older === undefined ? input.conditions : { regionsCondition: { regions: older } };
  const field = older === undefined ? ['input', 'conditions'] : ['input'];
  const nothing = { regions: undefined, locations: undefined };
  const { conditions, userErrors } = addConditions(context, nothing, conditionsInput, field);
  const now = nowSeconds(context);
  return {
    userErrors,
    market: {
      __typename: 'Market',
      id: context.shop.allocateId(),
      name: input.name,
      handle: input.handle ?? makeHandle(context, input.name, conditions),
      status: resultingStatus('ACTIVE', input),
      isPrimary: undefined,
      ...conditions,
      currency: resultingCurrency(undefined, input.currencySettings),
      priceInclusions: resultingInclusions(undefined, input.priceInclusions),
      webPresenceIds: [],
      createdAt: now,
      updatedAt: now,
    },
  };
}
