import { connect, type ConnectionArguments } from '../connection.ts';
import { countThings } from '../count.ts';
import { marketsTable, typeOf, type Market } from '../markets/market.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { priceListOfCatalog } from '../price-lists/price-list.ts';
import { publicationsTable } from '../publications/publication.ts';
import { catalogGlobalId, type MarketCatalog } from './catalog.ts';

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

export const catalogFields: Readonly<Record<string, FieldResolver>> = {
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
