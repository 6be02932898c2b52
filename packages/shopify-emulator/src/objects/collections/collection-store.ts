import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { collectionsTable, type Collection } from './collection.ts';
import {
  collectionSourcesTable,
  isComputed,
  type CollectionSource,
  type ConditionsSource,
} from './collection-source.ts';

export function findCollection(context: RequestContext, id: string): Collection | undefined {
  const number = numberOfGlobalId(id, 'Collection');
  return number === null ? undefined : context.shop.table(collectionsTable).get(number);
}

export function asCollectionNode(collection: Collection): Collection & { readonly __typename: 'Collection' } {
  return { ...collection, __typename: 'Collection' };
}

export function sourcesOf(context: RequestContext, collection: Collection): readonly CollectionSource[] {
  const table = context.shop.table(collectionSourcesTable);
  return collection.sourceIds.flatMap((id) => table.get(id) ?? []);
}

/** Products come into it without being chosen one by one. */
export function isSmart(context: RequestContext, collection: Collection): boolean {
  return sourcesOf(context, collection).some(isComputed);
}

/** The source to which products are added by hand; undefined for a smart collection. */
export function manualSourceOf(
  context: RequestContext,
  collection: Collection,
): ConditionsSource | undefined {
  if (isSmart(context, collection)) return undefined;
  for (const source of sourcesOf(context, collection))
    if (source.kind === 'conditions' && source.isShareable !== true) return source;
  return undefined;
}

/** Stores the collection as changed now, and gives it as stored. */
export function saveCollection(context: RequestContext, collection: Collection): Collection {
  const saved = { ...collection, updatedAt: nowSeconds(context) };
  context.shop.table(collectionsTable).put(saved);
  return saved;
}
