import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { collectionSourcesTable, type CollectionSource, type ConditionsSource } from './collection-source.ts';

export function findCollection(context: RequestContext, id: string): Collection | undefined {
  const number = numberOfGlobalId(id, 'Collection');
  return number === null ? undefined : context.shop.table(collectionsTable).get(number);
}

export function sourcesOf(context: RequestContext, collection: Collection): readonly CollectionSource[] {
  const table = context.shop.table(collectionSourcesTable);
  return collection.sourceIds.flatMap((id) => table.get(id) ?? []);
}

/** The source to which products can be added by hand, without conditions; undefined for a collection that makes itself. */
export function manualSourceOf(
  context: RequestContext,
  collection: Collection,
): ConditionsSource | undefined {
  for (const source of sourcesOf(context, collection)) {
    if (
      source.kind === 'conditions' &&
      source.isShareable !== true &&
      source.inclusion.conditions.length === 0
    )
      return source;
  }
  return undefined;
}

/** Stores the collection as changed now, and gives it as stored. */
export function saveCollection(context: RequestContext, collection: Collection): Collection {
  const saved = { ...collection, updatedAt: nowSeconds(context) };
  context.shop.table(collectionsTable).put(saved);
  return saved;
}
