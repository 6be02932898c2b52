import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  handleErrors,
  makeHandle,
  nameErrors,
  resultingStatus,
  rivals,
  statusErrors,
  type StatusInput,
} from './market-checks.ts';
import { addConditions, type ConditionsInput } from './market-conditions.ts';
import {
  currencyErrors,
  resultingCurrency,
  resultingInclusions,
  type CurrencySettingsInput,
  type PriceInclusionsInput,
} from './market-currency.ts';
import { findCustomizations, joinCatalogs } from './market-customizations.ts';
import { marketsTable, type Market } from './market.ts';

export interface MarketPayload {
  readonly market: Market | null;
  readonly userErrors: readonly UserError[];
}

interface MarketCreateInput extends StatusInput {
  readonly name: string;
  readonly handle?: string | null;
  readonly conditions?: ConditionsInput | null;
  readonly regions?: readonly { readonly countryCode: string }[] | null;
  readonly currencySettings?: CurrencySettingsInput | null;
  readonly priceInclusions?: PriceInclusionsInput | null;
  readonly catalogs?: readonly string[] | null;
  readonly webPresences?: readonly string[] | null;
  readonly makeDuplicateUniqueMarketsDraft?: boolean | null;
  readonly makeDuplicateRegionMarketsDraft?: boolean | null;
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
  if (errors.length > 0) return { market: null, userErrors: errors };
  for (const rival of rivals(context, market))
    context.shop.table(marketsTable).put({ ...rival, status: 'DRAFT' });
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

/** Wildcards stand alone, unless the input turns those that are there into drafts. */
export function rivalErrors(
  context: RequestContext,
  market: Market,
  input: Pick<MarketCreateInput, 'makeDuplicateRegionMarketsDraft' | 'makeDuplicateUniqueMarketsDraft'>,
): readonly UserError[] {
  const isAllowed =
    input.makeDuplicateUniqueMarketsDraft === true || input.makeDuplicateRegionMarketsDraft === true;
  if (isAllowed || rivals(context, market).length === 0) return [];
  return [userError(['input'], 'Duplicate unique market.', 'DUPLICATE_UNIQUE_MARKET')];
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
