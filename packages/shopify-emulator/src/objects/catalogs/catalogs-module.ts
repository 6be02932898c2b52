import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import { marketsTable, typeOf, type Market } from '../markets/market.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';
import { priceListOfCatalog } from '../price-lists/price-list.ts';
import { publicationsTable } from '../publications/publication.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { catalogContextUpdate } from './catalog-context.ts';
import { catalogCreate, catalogDelete, catalogUpdate } from './catalog-mutations.ts';
import { catalogGlobalId, catalogsTable, findCatalog, type MarketCatalog } from './catalog.ts';

const catalogSearch: SearchFields<MarketCatalog> = {
  filters: {
    id: { as: 'number', of: (catalog) => catalog.id },
    title: { as: 'words', of: (catalog) => catalog.title },
    status: { as: 'exact', of: (catalog) => catalog.status },
    market_id: { as: 'exact', of: (catalog) => catalog.marketIds.map(String) },
    company_id: { as: 'exact', of: () => null },
    company_location_id: { as: 'exact', of: () => null },
    app_id: { as: 'exact', of: () => null },
    managed_country_id: { as: 'exact', of: () => null },
  },
  text: (catalog) => [catalog.title],
};

type CatalogsArguments = ConnectionArguments & {
  readonly query?: string | null;
  readonly sortKey?: string | null;
  readonly type?: string | null;
  readonly limit?: number | null;
};

/** Every catalog here is one of markets. */
function search(
  context: RequestContext,
  args: CatalogsArguments,
  info: GraphQLResolveInfo,
): Iterable<MarketCatalog> {
  if (typeof args.type === 'string' && args.type !== 'MARKET') return [];
  return searchTable(context.shop.table(catalogsTable), args.query, catalogSearch, { context, info });
}

function catalogs(
  _source: unknown,
  args: CatalogsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<MarketCatalog> {
  const found = search(context, args, info);
  return args.sortKey === 'TITLE'
    ? connect(found, args, (catalog) => catalog.title.toLowerCase())
    : connect(found, args);
}

function catalogsCount(
  _source: unknown,
  args: CatalogsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  return countThings(search(context, args, info), args.limit ?? null);
}

type MarketsArguments = ConnectionArguments & {
  readonly status?: string | null;
  readonly type?: string | null;
  readonly limit?: number | null;
};

function marketsOf(
  context: RequestContext,
  catalog: MarketCatalog,
  args: MarketsArguments,
): readonly Market[] {
  return catalog.marketIds
    .flatMap((id) => context.shop.table(marketsTable).get(id) ?? [])
    .filter((market) => typeof args.status !== 'string' || market.status === args.status)
    .filter((market) => typeof args.type !== 'string' || typeOf(market) === args.type);
}

const catalogFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: MarketCatalog) => catalogGlobalId(source),
  operations: () => [],
  priceList: (source: MarketCatalog, _args, context: RequestContext) =>
    priceListOfCatalog(context, source.id) ?? null,
  publication: (source: MarketCatalog, _args, context: RequestContext) =>
    context.shop.table(publicationsTable).find('catalog', catalogGlobalId(source))[0] ?? null,
  markets: (source: MarketCatalog, args: MarketsArguments, context: RequestContext) =>
    connect(marketsOf(context, source, args), args),
  marketsCount: (source: MarketCatalog, args: MarketsArguments, context: RequestContext) =>
    countThings(marketsOf(context, source, args), args.limit ?? null),
};

/** What is offered, and at which prices, in some markets. */
export const catalogsModule: ObjectModule = {
  queries: {
    catalog: (_source, args: { readonly id: string }, context) => findCatalog(args.id, context) ?? null,
    catalogs,
    catalogsCount,
    catalogOperations: () => [],
  },
  mutations: { catalogCreate, catalogUpdate, catalogDelete, catalogContextUpdate },
  types: { MarketCatalog: catalogFields },
  nodes: { MarketCatalog: (id, context) => findCatalog(id, context) ?? null },
};
