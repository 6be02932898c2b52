import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import { totalInventoryOf } from '../inventory/stock-totals.ts';
import type { RequestContext } from '../object-module.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import { searchTable } from '../search/search-table.ts';
import { productSearch, publishedAtOf } from './product-search.ts';
import { productOfArgument, findProductBy, type ProductIdentifier } from './product-store.ts';
import { productsTable, type Product } from './product.ts';

export function product(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Product | null {
  return productOfArgument(context, args.id) ?? null;
}

export function productByIdentifier(
  _source: unknown,
  args: { readonly identifier: ProductIdentifier },
  context: RequestContext,
): Product | null {
  return findProductBy(context, args.identifier) ?? null;
}

export function productByHandle(
  _source: unknown,
  args: { readonly handle: string },
  context: RequestContext,
): Product | null {
  return findProductBy(context, args) ?? null;
}

interface ProductsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export function products(
  _source: unknown,
  args: ProductsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Product> {
  return connect(findProducts(args, context, info), args, productSortValue(context, args.sortKey));
}

/** What a search finds among all products, in the order of their ids. */
export function findProducts(
  args: SearchArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Iterable<Product> {
  const table = context.shop.table(productsTable);
  const wanted = wantedSearch(context, args);
  return wanted === null ? [] : searchTable(table, wanted.query, productSearch(context), { context, info });
}

type SortValue = (context: RequestContext, row: Product) => string | number;

/** By ProductSortKeys; for what is missing here a product's id decides. */
const sortValues: ReadonlyMap<string, SortValue> = new Map<string, SortValue>([
  ['CREATED_AT', (_context, row) => row.createdAt],
  ['UPDATED_AT', (_context, row) => row.updatedAt],
  ['PUBLISHED_AT', (context, row) => publishedAtOf(context, row) ?? 0],
  ['TITLE', (_context, row) => row.title.toLowerCase()],
  ['VENDOR', (_context, row) => row.vendor.toLowerCase()],
  ['PRODUCT_TYPE', (_context, row) => (row.productType ?? '').toLowerCase()],
  ['INVENTORY_TOTAL', (context, row) => totalInventoryOf(context, row)],
]);

export function productSortValue(
  context: RequestContext,
  sortKey: string | null | undefined,
): ((row: Product) => string | number) | undefined {
  const value = sortValues.get(sortKey ?? 'ID');
  return value === undefined ? undefined : (row) => value(context, row);
}

export function productsCount(
  _source: unknown,
  args: SearchArguments & { readonly limit?: number | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  return countThings(findProducts(args, context, info), args.limit);
}
