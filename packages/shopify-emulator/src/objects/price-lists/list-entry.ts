import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';

/** What a price list says of one variant. A row without any of it does not stay. */
export interface ListEntry extends Row {
  readonly priceListId: number;
  readonly variantId: number;
  /** Two decimals, in the currency of the list. */
  readonly price: string | undefined;
  readonly compareAtPrice: string | undefined;
  readonly rule: QuantityRule | undefined;
  /** Lowest quantity first. */
  readonly breaks: readonly PriceBreak[] | undefined;
}

export interface QuantityRule {
  readonly minimum: number;
  readonly maximum: number | undefined;
  readonly increment: number;
}

/** From this quantity on, this price. */
export interface PriceBreak extends Row {
  readonly minimumQuantity: number;
  readonly price: string;
}

export const listEntriesTable: TableDefinition<ListEntry> = {
  name: 'priceListEntries',
  indexes: {
    pair: (entry) => pairKey(entry.priceListId, entry.variantId),
    priceList: (entry) => String(entry.priceListId),
    variant: (entry) => String(entry.variantId),
    priceBreak: (entry) => entry.breaks?.map(({ id }) => String(id)),
  },
};

function pairKey(priceListId: number, variantId: number): string {
  return `${priceListId} ${variantId}`;
}

export function findEntry(
  context: Pick<RequestContext, 'shop'>,
  priceListId: number,
  variantId: number,
): ListEntry | undefined {
  return context.shop.table(listEntriesTable).find('pair', pairKey(priceListId, variantId))[0];
}

export function entriesOfList(
  context: Pick<RequestContext, 'shop'>,
  priceListId: number,
): readonly ListEntry[] {
  return context.shop.table(listEntriesTable).find('priceList', String(priceListId));
}

export type EntryChange = Partial<Pick<ListEntry, 'breaks' | 'compareAtPrice' | 'price' | 'rule'>>;

/** Stores what changes, and forgets a variant of which the list says nothing any more. */
export function changeEntry(
  context: RequestContext,
  priceListId: number,
  variantId: number,
  change: EntryChange,
): void {
  const table = context.shop.table(listEntriesTable);
  const before = findEntry(context, priceListId, variantId);
  const blank = { price: undefined, compareAtPrice: undefined, rule: undefined, breaks: undefined };
  const id = before?.id ?? context.shop.allocateId();
  const after: ListEntry = { ...blank, ...before, ...change, id, priceListId, variantId };
  const isNeeded = after.price !== undefined || after.rule !== undefined || after.breaks !== undefined;
  if (isNeeded) table.put(after);
  else if (before !== undefined) table.delete(before.id);
}

/** A deleted variant is on no list. */
export function forgetVariant(context: RequestContext, variantId: number): void {
  const table = context.shop.table(listEntriesTable);
  for (const entry of table.find('variant', String(variantId))) table.delete(entry.id);
}
