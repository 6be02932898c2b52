import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { limitedCount, type Count } from '../count.ts';
import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { variantSearch } from './variant-search.ts';
import { variantSortValue } from './variant-sort.ts';

export function productVariant(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Variant | null {
  return findVariant(context, args.id) ?? null;
}

interface VariantIdentifier {
  readonly id?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

/** A point look-up: it sees every write at once, unlike search. */
export function productVariantByIdentifier(
  _source: unknown,
  args: { readonly identifier: VariantIdentifier },
  context: RequestContext,
): Variant | null {
  const { id, customId } = args.identifier;
  if (typeof id === 'string') return findVariant(context, id) ?? null;
  if (customId === null || customId === undefined) return null;
  const number = findOwnerByCustomId(context, 'ProductVariant', customId);
  return number === undefined ? null : (context.shop.table(variantsTable).get(number) ?? null);
}

interface VariantsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export function productVariants(
  _source: unknown,
  args: VariantsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Variant> {
  const table = context.shop.table(variantsTable);
  const wanted = wantedSearch(context, args);
  const found =
    wanted === null ? [] : searchTable(table, wanted.query, variantSearch(context), { context, info });
  return connect(found, args, variantSortValue(context, args.sortKey, wanted?.query));
}

/** Shopify counts all of them whatever filter is asked for. */
const noFilters: SearchFields<Variant> = { filters: {}, text: () => [] };

export function productVariantsCount(
  _source: unknown,
  args: { readonly query?: string | null; readonly limit?: number | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  const table = context.shop.table(variantsTable);
  searchTable(table, args.query, noFilters, { context, info });
  return limitedCount(table.size, args.limit);
}
