import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { entriesOfList, listEntriesTable } from './list-entry.ts';
import { findPriceList, priceListsTable, type PriceList } from './price-list.ts';

export function priceListDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): { readonly deletedId: string | null; readonly userErrors: readonly UserError[] } {
  const list = findPriceList(args.id, context);
  if (list === undefined)
    return {
      deletedId: null,
      userErrors: [userError(['id'], 'Price list does not exist.', 'PRICE_LIST_NOT_FOUND')],
    };
  deletePriceList(context, list);
  return { deletedId: formatGlobalId('PriceList', list.id), userErrors: [] };
}

/** With all its prices and rules. */
export function deletePriceList(context: RequestContext, list: PriceList): void {
  context.shop.table(priceListsTable).delete(list.id);
  const entries = context.shop.table(listEntriesTable);
  // From the end: the index keeps the entries of a list together, and shortens that at no cost.
  for (const entry of entriesOfList(context, list.id).toReversed()) entries.delete(entry.id);
}
