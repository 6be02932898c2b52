import { catalogsOfMarket } from '../catalogs/catalog.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { findCountry } from '../customers/atlas.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { locationsTable } from '../locations/location.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { priceListOfCatalog, type PriceList } from '../price-lists/price-list.ts';
import { currencyName, currencyOfCountry } from './currencies.ts';
import { conditionTypesOf, countriesOf, typeOf, type Market, type MarketCountry } from './market.ts';
import { webPresencesOf } from './web-presence.ts';

export const marketFields: Readonly<Record<string, FieldResolver>> = {
  ...metafieldsOfOwner('Market'),
  id: (source: Market) => formatGlobalId('Market', source.id),
  enabled: (source: Market) => source.status === 'ACTIVE',
  primary: (source: Market) => source.isPrimary === true,
  type: (source: Market) => typeOf(source),
  conditions: (source: Market) => conditionsView(source),
  regions: (source: Market, args: ConnectionArguments) => connect(regionViews(source), args),
  currencySettings: (source: Market, _args, context: RequestContext) => currencySettings(context, source),
  priceInclusions: (source: Market) => {
    const inclusions = source.priceInclusions;
    return inclusions === undefined
      ? null
      : {
          adaptivePricingEnabled: inclusions.isAdaptive,
          inclusiveDutiesPricingStrategy: inclusions.duties,
          inclusiveTaxPricingStrategy: inclusions.taxes,
        };
  },
  catalogs: (source: Market, args: ConnectionArguments, context: RequestContext) =>
    connect(catalogsOfMarket(context, source.id), args),
  catalogsCount: (source: Market, _args, context: RequestContext) =>
    exactCount(catalogsOfMarket(context, source.id).length),
  priceList: (source: Market, _args, context: RequestContext) => listOfMarket(context, source) ?? null,
  webPresences: (source: Market, args: ConnectionArguments, context: RequestContext) =>
    connect(webPresencesOf(context, source), args),
  webPresence: (source: Market, _args, context: RequestContext) => webPresencesOf(context, source)[0] ?? null,
  delivery: () => ({ shipping: null }),
  discounts: (_source: Market, args: ConnectionArguments) => connect([], args),
  discountsCount: () => exactCount(0),
  assignedCustomization: (
    source: Market,
    args: { readonly customizationId: string },
    context: RequestContext,
  ) => {
    const catalog = numberOfGlobalId(args.customizationId, 'MarketCatalog');
    const presence = numberOfGlobalId(args.customizationId, 'MarketWebPresence');
    return (
      catalogsOfMarket(context, source.id).some(({ id }) => id === catalog) ||
      source.webPresenceIds.some((id) => id === presence)
    );
  },
};

function listOfMarket(context: RequestContext, market: Market): PriceList | undefined {
  return catalogsOfMarket(context, market.id).flatMap(({ id }) => priceListOfCatalog(context, id) ?? [])[0];
}

/** `MarketRegionCountry`, of which the currency is read later. */
export interface RegionView extends MarketCountry {
  readonly __typename: 'MarketRegionCountry';
  readonly name: string;
  readonly code: string;
}

export function regionView(country: MarketCountry): RegionView {
  const name = findCountry(country.countryCode)?.name ?? country.countryCode;
  return { __typename: 'MarketRegionCountry', ...country, name, code: country.countryCode };
}

function regionViews(market: Market): readonly RegionView[] {
  return countriesOf(market).map(regionView);
}

export const regionFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: RegionView) => formatGlobalId('MarketRegionCountry', source.id),
  currency: (source: RegionView, _args, context: RequestContext) => {
    const code = currencyOfCountry(source.countryCode) ?? context.shop.profile.currencyCode;
    return currencyView(code, undefined);
  },
};

interface ConditionView {
  readonly applicationLevel: 'ALL' | 'SPECIFIED';
  readonly market: Market;
}

function conditionsView(market: Market): object {
  const view = (condition: 'ALL' | readonly unknown[] | undefined): ConditionView | null =>
    condition === undefined ? null : { applicationLevel: condition === 'ALL' ? 'ALL' : 'SPECIFIED', market };
  return {
    conditionTypes: conditionTypesOf(market),
    regionsCondition: view(market.regions),
    locationsCondition: view(market.locations),
    companyLocationsCondition: null,
    channelsCondition: null,
  };
}

export const regionsConditionFields: Readonly<Record<string, FieldResolver>> = {
  regions: (source: ConditionView, args: ConnectionArguments) => connect(regionViews(source.market), args),
};

export const locationsConditionFields: Readonly<Record<string, FieldResolver>> = {
  locations: (source: ConditionView, args: ConnectionArguments, context: RequestContext) => {
    const { locations } = source.market;
    const numbers = locations === undefined || locations === 'ALL' ? [] : locations;
    return connect(
      numbers.flatMap((number) => context.shop.table(locationsTable).get(number) ?? []),
      args,
    );
  },
};

function currencySettings(context: RequestContext, market: Market): object | null {
  const { currency } = market;
  if (currency === undefined) return null;
  return {
    baseCurrency: currencyView(currency.code ?? context.shop.profile.currencyCode, currency.manualRate),
    localCurrencies: currency.hasLocalCurrencies,
    roundingEnabled: currency.isRounded,
  };
}

function currencyView(code: string, manualRate: string | undefined): object {
  return {
    currencyCode: code,
    currencyName: currencyName(code),
    enabled: true,
    manualRate: manualRate ?? null,
    rateUpdatedAt: null,
  };
}
