import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { searchTable } from '../search/search-table.ts';
import { metafieldFilter } from '../metafields/metafield-search.ts';
import { productSearch } from './product-search.ts';
import { findProduct, findProductBy, type ProductIdentifier } from './product-store.ts';
import { productsTable, type Product } from './product.ts';

export function product(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Product | null {
  return findProduct(context, args.id) ?? null;
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

interface ProductsArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

export function products(
  _source: unknown,
  args: ProductsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Product> {
  const fields = { ...productSearch, otherFilter: metafieldFilter(context, 'Product') };
  const found = searchTable(context.shop.table(productsTable), args.query, fields, { context, info });
  return connect(found, args, sortValues.get(args.sortKey ?? 'ID'));
}

const sortValues: ReadonlyMap<string, (row: Product) => string | number> = new Map<
  string,
  (row: Product) => string | number
>([
  ['CREATED_AT', (row) => row.createdAt],
  ['UPDATED_AT', (row) => row.updatedAt],
  ['TITLE', (row) => row.title.toLowerCase()],
  ['VENDOR', (row) => row.vendor.toLowerCase()],
  ['PRODUCT_TYPE', (row) => (row.productType ?? '').toLowerCase()],
]);
