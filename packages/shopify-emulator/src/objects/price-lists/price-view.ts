import type { GraphQLResolveInfo } from 'graphql';
import { connect, mapConnection, type Connection, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchList, searchTable } from '../search/search-table.ts';
import { entriesOfList, findEntry } from './list-entry.ts';
import { priceOnList, type ListPrice } from './list-price.ts';
import { breakViews } from './price-break-view.ts';
import type { PriceList } from './price-list.ts';

/** `PriceListPrice`; its number is that of the variant. */
export interface PriceView extends ListPrice {
  readonly id: number;
  readonly list: PriceList;
  readonly variant: Variant;
}

export function priceView(context: RequestContext, list: PriceList, variant: Variant): PriceView {
  return { id: variant.id, list, variant, ...priceOnList(context, list, variant) };
}

const variantSearch: SearchFields<Variant> = {
  filters: {
    id: { as: 'number', of: (variant) => variant.id },
    variant_id: { as: 'number', of: (variant) => variant.id },
    product_id: { as: 'number', of: (variant) => variant.productId },
  },
  text: () => [],
};

type PricesArguments = ConnectionArguments & {
  readonly originType?: 'FIXED' | 'RELATIVE' | null;
  readonly query?: string | null;
};

/** The prices of all variants of the shop on a list, or of those that are fixed, or are not. */
export function pricesOfList(
  list: PriceList,
  args: PricesArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<PriceView> {
  const page = connect(variantsOfList(list, args, context, info), args);
  return mapConnection(page, (variant) => priceView(context, list, variant));
}

function variantsOfList(
  list: PriceList,
  { originType, query }: PricesArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Iterable<Variant> {
  const table = context.shop.table(variantsTable);
  if (originType === 'FIXED') {
    const fixed = entriesOfList(context, list.id).filter(({ price }) => price !== undefined);
    const variants = fixed.flatMap(({ variantId }) => table.get(variantId) ?? []);
    return searchList(variants, query, variantSearch, { context, info });
  }
  const found = searchTable(table, query, variantSearch, { context, info });
  if (originType !== 'RELATIVE') return found;
  return [...found].filter(({ id }) => findEntry(context, list.id, id)?.price === undefined);
}

export const priceFields: Readonly<Record<string, FieldResolver>> = {
  quantityPriceBreaks: (source: PriceView, args: ConnectionArguments) =>
    connect(breakViews(source.list, source.entry), args, (view) => view.minimumQuantity),
};
