import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { parseGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { shopPlace } from '../shop/shop-address.ts';
import { findRegion } from './market-conditions.ts';
import { regionView } from './market-fields.ts';
import {
  conditionTypesOf,
  countriesOf,
  findMarket,
  marketOfCountry,
  marketsTable,
  primaryMarketOf,
  typeOf,
  type Market,
  type MarketCountry,
} from './market.ts';
import { webPresencesTable } from './web-presence.ts';

const marketSearch: SearchFields<Market> = {
  filters: {
    id: { as: 'number', of: (market) => market.id },
    name: { as: 'words', of: (market) => market.name },
    status: { as: 'exact', of: (market) => market.status },
    market_type: { as: 'exact', of: typeOf },
    wildcard_company_location_with_country_code: { as: 'exact', of: () => null },
    market_condition_types: { as: 'list', of: conditionTypesOf },
  },
  text: (market) => [market.name, market.handle],
};

type MarketsArguments = ConnectionArguments & {
  readonly query?: string | null;
  readonly sortKey?: string | null;
  readonly type?: string | null;
};

function markets(
  _source: unknown,
  args: MarketsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Market> {
  const found = searchTable(context.shop.table(marketsTable), args.query, marketSearch, { context, info });
  const wanted = [...found].filter((market) => typeof args.type !== 'string' || typeOf(market) === args.type);
  return connect(wanted, args, sortValues.get(args.sortKey ?? 'NAME'));
}

const sortValues: ReadonlyMap<string, (market: Market) => string | number> = new Map<
  string,
  (market: Market) => string | number
>([
  ['CREATED_AT', (market) => market.createdAt],
  ['MARKET_CONDITION_TYPES', (market) => conditionTypesOf(market).join(',')],
  ['MARKET_TYPE', typeOf],
  ['NAME', (market) => market.name.toLowerCase()],
  ['STATUS', (market) => market.status],
  ['UPDATED_AT', (market) => market.updatedAt],
]);

export const marketQueries: Readonly<Record<string, FieldResolver>> = {
  market: (_source, args: { readonly id: string }, context) => findMarket(args.id, context) ?? null,
  markets,
  primaryMarket: (_source, _args, context) => primaryMarketOf(context) ?? null,
  marketByGeography: (_source, args: { readonly countryCode: string }, context) =>
    marketOfCountry(context, args.countryCode) ?? null,
  backupRegion: (_source, _args, context) => regionView(backupCountry(context)),
  availableBackupRegions: (_source, _args, context) => activeCountries(context).map(regionView),
  webPresences: (_source, args: ConnectionArguments, context) =>
    connect(context.shop.table(webPresencesTable).rows(), args),
};

function activeCountries(context: RequestContext): readonly MarketCountry[] {
  const active = Array.from(context.shop.table(marketsTable).rows()).filter(
    ({ status }) => status === 'ACTIVE',
  );
  return active.flatMap(countriesOf);
}

/** That of the first market; without one another that is sold to, and where that is everywhere the shop's own. */
function backupCountry(context: RequestContext): MarketCountry {
  const market = primaryMarketOf(context);
  const [country = ownCountry(context)] = [
    ...(market === undefined ? [] : countriesOf(market)),
    ...activeCountries(context),
  ];
  return country;
}

function ownCountry({ shop }: RequestContext): MarketCountry {
  return { id: shop.profile.id, countryCode: shopPlace.countryCode };
}

export function findRegionNode(id: string, context: RequestContext): unknown {
  const number = parseGlobalId(id)?.number;
  if (number === context.shop.profile.id) return regionView(ownCountry(context));
  const region = number === undefined ? undefined : findRegion(id, context);
  return region === undefined ? null : regionView(region);
}
