import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import type { RequestContext } from '../object-module.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { catalogsTable, type MarketCatalog } from './catalog.ts';

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

export function catalogs(
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

export function catalogsCount(
  _source: unknown,
  args: CatalogsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  return countThings(search(context, args, info), args.limit ?? null);
}
