import type { Row, TableDefinition } from '../../store/table.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { UserError } from '../user-error.ts';

/** Which products, at which prices, the buyers of some markets see. Its publication and its price list name it. */
export interface MarketCatalog extends Row {
  readonly __typename: 'MarketCatalog';
  readonly title: string;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT';
  readonly marketIds: readonly number[];
}

/** What mutations of one catalog answer. */
export interface CatalogPayload {
  readonly catalog: MarketCatalog | null;
  readonly userErrors: readonly UserError[];
}

export const catalogsTable: TableDefinition<MarketCatalog> = {
  name: 'catalogs',
  indexes: { market: (catalog) => catalog.marketIds.map(String) },
};

export function findCatalog(id: string, context: RequestContext): MarketCatalog | undefined {
  const number = numberOfGlobalId(id, 'MarketCatalog');
  return number === null ? undefined : context.shop.table(catalogsTable).get(number);
}

export function catalogGlobalId(catalog: Pick<MarketCatalog, 'id'>): string {
  return formatGlobalId('MarketCatalog', catalog.id);
}

export function catalogsOfMarket(
  context: Pick<RequestContext, 'shop'>,
  marketId: number,
): readonly MarketCatalog[] {
  return context.shop.table(catalogsTable).find('market', String(marketId));
}

/** Takes a market out of every catalog; the catalogs stay. */
export function forgetMarket(context: RequestContext, marketId: number): void {
  for (const catalog of catalogsOfMarket(context, marketId)) removeMarkets(context, catalog, [marketId]);
}

export function addMarkets(
  context: RequestContext,
  catalog: MarketCatalog,
  marketIds: readonly number[],
): MarketCatalog {
  return save(context, { ...catalog, marketIds: [...new Set([...catalog.marketIds, ...marketIds])] });
}

export function removeMarkets(
  context: RequestContext,
  catalog: MarketCatalog,
  marketIds: readonly number[],
): MarketCatalog {
  return save(context, {
    ...catalog,
    marketIds: catalog.marketIds.filter((marketId) => !marketIds.includes(marketId)),
  });
}

function save(context: RequestContext, catalog: MarketCatalog): MarketCatalog {
  context.shop.table(catalogsTable).put(catalog);
  return catalog;
}
