import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';

/** Prices in one currency: the shop's own, adjusted, but for those that are fixed. */
export interface PriceList extends Row {
  readonly __typename: 'PriceList';
  readonly name: string;
  readonly currency: string;
  readonly adjustment: PriceAdjustment;
  readonly compareAtMode: 'ADJUSTED' | 'NULLIFY';
  /** Number of its catalog. */
  readonly catalogId: number | undefined;
}

export interface PriceAdjustment {
  readonly type: 'PERCENTAGE_DECREASE' | 'PERCENTAGE_INCREASE';
  readonly value: number;
}

export const priceListsTable: TableDefinition<PriceList> = {
  name: 'priceLists',
  indexes: {
    name: (list) => list.name.toLowerCase(),
    catalog: ({ catalogId }) => (catalogId === undefined ? undefined : String(catalogId)),
  },
};

export function findPriceList(id: string, context: RequestContext): PriceList | undefined {
  const number = numberOfGlobalId(id, 'PriceList');
  return number === null ? undefined : context.shop.table(priceListsTable).get(number);
}

export function priceListOfCatalog(
  context: Pick<RequestContext, 'shop'>,
  catalogId: number,
): PriceList | undefined {
  return context.shop.table(priceListsTable).find('catalog', String(catalogId))[0];
}

/** Buyers of a region cannot be held to quantities, so the list of a market's catalog has no rules. */
export function allowsQuantities(list: PriceList): boolean {
  return list.catalogId === undefined;
}
