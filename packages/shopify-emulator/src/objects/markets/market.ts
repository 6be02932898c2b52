import { findCountry } from '../customers/atlas.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { Row, TableDefinition } from '../../store/table.ts';

/** Buyers who see the shop in a way of their own. Times are whole seconds since 1970. */
export interface Market extends Row {
  readonly __typename: 'Market';
  readonly name: string;
  readonly handle: string;
  readonly status: 'ACTIVE' | 'DRAFT';
  /** The market of the shop's own country. */
  readonly isPrimary: true | undefined;
  readonly regions: RegionCondition | undefined;
  readonly locations: LocationCondition | undefined;
  readonly currency: MarketCurrency | undefined;
  readonly priceInclusions: PriceInclusions | undefined;
  readonly webPresenceIds: readonly number[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Everywhere, or in these countries. */
export type RegionCondition = 'ALL' | readonly MarketCountry[];

export interface MarketCountry extends Row {
  readonly countryCode: string;
}

/** At every location, or at the locations with these numbers. */
export type LocationCondition = 'ALL' | readonly number[];

export interface MarketCurrency {
  /** undefined stands for the currency of the shop. */
  readonly code: string | undefined;
  readonly manualRate: string | undefined;
  readonly hasLocalCurrencies: boolean;
  readonly isRounded: boolean;
}

export interface PriceInclusions {
  readonly isAdaptive: boolean;
  readonly duties: string;
  readonly taxes: string;
}

export const marketsTable: TableDefinition<Market> = {
  name: 'markets',
  indexes: {
    handle: (market) => market.handle,
    name: (market) => market.name.toLowerCase(),
    country: (market) => countriesOf(market).map(({ countryCode }) => countryCode),
    everywhere: (market) => (market.regions === 'ALL' ? 'yes' : undefined),
    region: (market) => countriesOf(market).map(({ id }) => String(id)),
    primary: (market) => (market.isPrimary === true ? 'yes' : undefined),
    webPresence: (market) => market.webPresenceIds.map(String),
  },
};

export function countriesOf(market: Pick<Market, 'regions'>): readonly MarketCountry[] {
  return market.regions === undefined || market.regions === 'ALL' ? [] : market.regions;
}

export function typeOf(market: Market): 'LOCATION' | 'NONE' | 'REGION' {
  if (market.locations !== undefined) return 'LOCATION';
  return market.regions === undefined ? 'NONE' : 'REGION';
}

/** What the buyers of a market are told by. */
export function conditionTypesOf(market: Market): readonly ('LOCATION' | 'REGION')[] {
  return [
    ...(market.regions === undefined ? [] : (['REGION'] as const)),
    ...(market.locations === undefined ? [] : (['LOCATION'] as const)),
  ];
}

export function findMarket(id: string, context: RequestContext): Market | undefined {
  const number = numberOfGlobalId(id, 'Market');
  return number === null ? undefined : context.shop.table(marketsTable).get(number);
}

/** Stores the market as changed now, and gives it as stored. */
export function saveMarket(context: RequestContext, market: Market): Market {
  const saved = { ...market, updatedAt: nowSeconds(context) };
  context.shop.table(marketsTable).put(saved);
  return saved;
}

/** The active market of buyers in a country: one that names it, else one for everywhere. */
export function marketOfCountry(
  context: Pick<RequestContext, 'shop'>,
  countryCode: string,
): Market | undefined {
  const table = context.shop.table(marketsTable);
  const candidates = [...table.find('country', countryCode), ...table.find('everywhere', 'yes')];
  return candidates.find((market) => market.status === 'ACTIVE' && typeOf(market) === 'REGION');
}

export function primaryMarketOf(context: Pick<RequestContext, 'shop'>): Market | undefined {
  return context.shop.table(marketsTable).find('primary', 'yes')[0];
}

/** The market that every shop has from the start: its own country. */
export function createPrimaryMarket(
  context: Pick<RequestContext, 'clock' | 'shop'>,
  countryCode: string,
): void {
  const now = nowSeconds(context);
  context.shop.table(marketsTable).put({
    __typename: 'Market',
    id: context.shop.allocateId(),
    name: findCountry(countryCode)?.name ?? countryCode,
    handle: countryCode.toLowerCase(),
    status: 'ACTIVE',
    isPrimary: true,
    regions: [{ id: context.shop.allocateId(), countryCode }],
    locations: undefined,
    currency: { code: undefined, manualRate: undefined, hasLocalCurrencies: false, isRounded: false },
    priceInclusions: undefined,
    webPresenceIds: [],
    createdAt: now,
    updatedAt: now,
  });
}
