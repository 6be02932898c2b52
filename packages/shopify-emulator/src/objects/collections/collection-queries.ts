import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import { searchTable } from '../search/search-table.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { collectionSearch } from './collection-search.ts';
import { findCollection } from './collection-store.ts';

export function collection(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Collection | null {
  return findCollection(context, args.id) ?? null;
}

export function collectionByHandle(
  _source: unknown,
  args: { readonly handle: string },
  context: RequestContext,
): Collection | null {
  return context.shop.table(collectionsTable).find('handle', args.handle)[0] ?? null;
}

interface CollectionIdentifier {
  readonly id?: string | null;
  readonly handle?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

/** A point look-up: it sees every write at once, unlike search. */
export function collectionByIdentifier(
  _source: unknown,
  args: { readonly identifier: CollectionIdentifier },
  context: RequestContext,
): Collection | null {
  const { id, handle, customId } = args.identifier;
  if (typeof id === 'string') return findCollection(context, id) ?? null;
  if (typeof handle === 'string') return collectionByHandle(null, { handle }, context);
  if (customId === null || customId === undefined) return null;
  const number = findOwnerByCustomId(context, 'Collection', customId);
  return number === undefined ? null : (context.shop.table(collectionsTable).get(number) ?? null);
}

export interface CollectionsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export function collections(
  _source: unknown,
  args: CollectionsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Collection> {
  return connect(findCollections(args, context, info), args, collectionSortValues.get(args.sortKey ?? 'ID'));
}

function findCollections(
  args: SearchArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Iterable<Collection> {
  const table = context.shop.table(collectionsTable);
  const wanted = wantedSearch(context, args);
  return wanted === null
    ? []
    : searchTable(table, wanted.query, collectionSearch(context), { context, info });
}

/** By CollectionSortKeys; for what is missing here a collection's id decides. */
export const collectionSortValues: ReadonlyMap<string, (row: Collection) => string | number> = new Map<
  string,
  (row: Collection) => string | number
>([
  ['TITLE', (row) => row.title.toLowerCase()],
  ['UPDATED_AT', (row) => row.updatedAt],
]);

export function collectionsCount(
  _source: unknown,
  args: SearchArguments & { readonly limit?: number | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  return countThings(findCollections(args, context, info), args.limit);
}
