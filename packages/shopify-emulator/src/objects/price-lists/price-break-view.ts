import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { asMoney } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsTable } from '../products/variant.ts';
import { listEntriesTable, type ListEntry } from './list-entry.ts';
import { priceListsTable, type PriceList } from './price-list.ts';

/** `QuantityPriceBreak`, with the list and the variant that it is of. */
export interface BreakView {
  readonly __typename: 'QuantityPriceBreak';
  readonly id: number;
  readonly minimumQuantity: number;
  readonly price: object;
  readonly priceList: PriceList;
  readonly variantId: number;
}

export function breakViews(list: PriceList, entry: ListEntry | undefined): readonly BreakView[] {
  return (entry?.breaks ?? []).map(({ id, minimumQuantity, price }) => ({
    __typename: 'QuantityPriceBreak',
    id,
    minimumQuantity,
    price: asMoney(price, list.currency),
    priceList: list,
    variantId: entry?.variantId ?? 0,
  }));
}

export const breakFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: BreakView) => formatGlobalId('QuantityPriceBreak', source.id),
  variant: (source: BreakView, _args, context: RequestContext) =>
    context.shop.table(variantsTable).get(source.variantId) ?? null,
};

export function findBreak(id: string, context: RequestContext): BreakView | null {
  const number = numberOfGlobalId(id, 'QuantityPriceBreak');
  const [entry] = context.shop.table(listEntriesTable).find('priceBreak', String(number));
  const list = entry === undefined ? undefined : context.shop.table(priceListsTable).get(entry.priceListId);
  return list === undefined ? null : (breakViews(list, entry).find((view) => view.id === number) ?? null);
}
