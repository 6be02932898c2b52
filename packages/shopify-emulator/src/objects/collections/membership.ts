import type { RequestContext } from '../object-module.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { findCollection, manualSourceOf, saveCollection } from './collection-store.ts';
import { replaceSelections, selectionsOf } from './selection.ts';

/** Adds a product to the collections of these ids, at their end. Leaves out what it is in already, and what cannot be joined by hand. */
export function joinCollections(
  context: RequestContext,
  productId: number,
  collectionIds: readonly string[],
): void {
  for (const id of collectionIds) {
    const collection = findCollection(context, id);
    if (collection !== undefined) addProduct(context, collection, productId);
  }
}

/** True if the product was not yet chosen for the collection and now is. */
export function addProduct(context: RequestContext, collection: Collection, productId: number): boolean {
  const source = manualSourceOf(context, collection);
  if (source === undefined) return false;
  const entries = selectionsOf(context, productId);
  if (entries.some((entry) => entry.sourceId === source.id && entry.isExcluded !== true)) return false;
  const position = context.shop.allocateId();
  const added = { sourceId: source.id, isExcluded: undefined, position, variantIds: undefined };
  replaceSelections(context, productId, [...entries, added]);
  saveCollection(context, collection);
  return true;
}

/** Takes a product out of the collections of these ids for which it was chosen by hand. */
export function leaveCollections(
  context: RequestContext,
  productId: number,
  collectionIds: readonly string[],
): void {
  for (const id of collectionIds) {
    const collection = findCollection(context, id);
    if (collection !== undefined) removeProduct(context, collection, productId);
  }
}

/** True if the product was chosen for the collection and no longer is. */
export function removeProduct(context: RequestContext, collection: Collection, productId: number): boolean {
  const source = manualSourceOf(context, collection);
  const entries = selectionsOf(context, productId);
  const rest = entries.filter((entry) => entry.sourceId !== source?.id || entry.isExcluded === true);
  if (rest.length === entries.length) return false;
  replaceSelections(context, productId, rest);
  saveCollection(context, collection);
  return true;
}

/** In the order of their ids. */
export function collectionsOfProduct(context: RequestContext, productId: number): readonly Collection[] {
  const table = context.shop.table(collectionsTable);
  const found = new Map<number, Collection>();
  for (const entry of selectionsOf(context, productId)) {
    if (entry.isExcluded === true) continue;
    for (const collection of table.find('source', String(entry.sourceId)))
      found.set(collection.id, collection);
  }
  return [...found.values()].toSorted((a, b) => a.id - b.id);
}

/** To be called when a product is deleted. */
export function forgetProduct(context: RequestContext, productId: number): void {
  replaceSelections(context, productId, []);
}
