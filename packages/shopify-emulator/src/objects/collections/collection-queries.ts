import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, exactCount, type Count } from '../count.ts';
import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import { searchList, searchTable } from '../search/search-table.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { collectionSearch } from './collection-search.ts';
import { findCollection } from './collection-store.ts';
import { collectionsOfProduct, isInCollection } from './membership.ts';
import { collectionTest } from './source-test.ts';

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

interface CollectionsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export function collections(
  _source: unknown,
  args: CollectionsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Collection> {
  return connect(findCollections(args, context, info), args, sortValues.get(args.sortKey ?? 'ID'));
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

const sortValues: ReadonlyMap<string, (row: Collection) => string | number> = new Map<
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

type InArguments = { readonly id: string };
type PageArguments = Pick<ConnectionArguments, keyof ConnectionArguments>;
type VariantsArguments = PageArguments & { readonly collectionId: string };

/** What a product knows of its collections. */
export const productCollectionFields: Readonly<Record<string, FieldResolver>> = {
  collections: (source: Product, args: CollectionsArguments, context: RequestContext, info) => {
    const all = collectionsOfProduct(context, source.id);
    const found = searchList(all, args.query, collectionSearch(context), { context, info });
    return connect(found, args, sortValues.get(args.sortKey ?? 'ID'));
  },
  inCollection: (source: Product, args: InArguments, context: RequestContext) => {
    const found = findCollection(context, args.id);
    const product = context.shop.table(productsTable).get(source.id);
    return found !== undefined && product !== undefined && isInCollection(context, found, product);
  },
  variantsInCollection: (source: Product, args: VariantsArguments, context: RequestContext) => {
    const variants = variantsIn(context, source, args.collectionId);
    return variants === null ? null : connect(variants, args);
  },
  variantsInCollectionCount: (source: Product, args: VariantsArguments, context: RequestContext) => {
    const variants = variantsIn(context, source, args.collectionId);
    return variants === null ? null : exactCount(variants.length);
  },
};

/** Null where there is no such collection. */
function variantsIn(
  context: RequestContext,
  product: Product,
  collectionId: string,
): readonly Variant[] | null {
  const found = findCollection(context, collectionId);
  if (found === undefined) return null;
  const members = collectionTest(context, found.id)(product);
  const variants = variantsOf(context, product);
  return members === 'all' ? variants : variants.filter(({ id }) => members.includes(id));
}
