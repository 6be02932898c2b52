import { catalogsTable } from '../catalogs/catalog.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { entriesOfList } from './list-entry.ts';
import type { PriceList } from './price-list.ts';
import { pricesOfList } from './price-view.ts';
import { rulesOfList } from './quantity-rule-view.ts';

export const priceListFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: PriceList) => formatGlobalId('PriceList', source.id),
  parent: ({ adjustment, compareAtMode }: PriceList) => ({ adjustment, settings: { compareAtMode } }),
  catalog: ({ catalogId }: PriceList, _args, context: RequestContext) =>
    catalogId === undefined ? null : (context.shop.table(catalogsTable).get(catalogId) ?? null),
  fixedPricesCount: (source: PriceList, _args, context: RequestContext) =>
    entriesOfList(context, source.id).filter(({ price }) => price !== undefined).length,
  prices: pricesOfList,
  quantityRules: rulesOfList,
};
