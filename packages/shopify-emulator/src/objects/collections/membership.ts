import type { RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { findCollection, manualSourceOf, saveCollection } from './collection-store.ts';
import { collectionSourcesTable, type ConditionsSource } from './collection-source.ts';
import { replaceSelections, selectionsOf, setPlace } from './selection.ts';
import { collectionTest, isMember, preparedSourceTest } from './source-test.ts';

/** Adds a product to the collections of these ids, at their end. Leaves out what it is in already, and what cannot be joined by hand. */
export function joinCollections(
  context: RequestContext,
  productId: number,
  collectionIds: readonly string[],
): void {
  changeCollections(context, collectionIds, (collection) => addProduct(context, collection, productId));
}

/** Takes a product out of the collections of these ids for which it was chosen by hand. */
export function leaveCollections(
  context: RequestContext,
  productId: number,
  collectionIds: readonly string[],
): void {
  changeCollections(context, collectionIds, (collection) => removeProduct(context, collection, productId));
}

/** Leaves out ids of nothing. `change` tells whether it changed the collection. */
function changeCollections(
  context: RequestContext,
  collectionIds: readonly string[],
  change: (collection: Collection) => boolean,
): void {
  for (const id of collectionIds) {
    const collection = findCollection(context, id);
    if (collection !== undefined && change(collection)) saveCollection(context, collection);
  }
}

/** True if the product was not yet chosen for the collection and now is. The collection itself is stored by the caller. */
export function addProduct(context: RequestContext, collection: Collection, productId: number): boolean {
  const source = manualSourceOf(context, collection);
  if (source === undefined || isChosen(context, source, productId)) return false;
  const entries = selectionsOf(context, productId);
  const position = context.shop.allocateId();
  const added = { sourceId: source.id, isExcluded: undefined, position, variantIds: undefined };
  replaceSelections(context, productId, [...entries, added]);
  return true;
}

/** Whether a product was chosen for a source by hand. */
export function isChosen(context: RequestContext, { id }: ConditionsSource, productId: number): boolean {
  return selectionsOf(context, productId).some(
    ({ sourceId, isExcluded }) => sourceId === id && isExcluded !== true,
  );
}

/** True if the product was chosen for the collection and no longer is. The collection itself is stored by the caller. */
export function removeProduct(context: RequestContext, collection: Collection, productId: number): boolean {
  const source = manualSourceOf(context, collection);
  const entries = selectionsOf(context, productId);
  const rest = entries.filter((entry) => entry.sourceId !== source?.id || entry.isExcluded === true);
  if (rest.length === entries.length) return false;
  replaceSelections(context, productId, rest);
  setPlace(context, productId, collection.id);
  return true;
}

/** In the order of their ids: those that it was chosen for, and those whose conditions it meets now. */
export function collectionsOfProduct(context: RequestContext, productId: number): readonly Collection[] {
  const product = context.shop.table(productsTable).get(productId);
  if (product === undefined) return [];
  const table = context.shop.table(collectionsTable);
  const found = new Map<number, Collection>();
  for (const sourceId of sourceIdsOf(context, product))
    for (const collection of table.find('source', String(sourceId))) found.set(collection.id, collection);
  return [...found.values()].toSorted((a, b) => a.id - b.id);
}

/** Looks only at the sources that the product was chosen for and at those that have conditions. */
function sourceIdsOf(context: RequestContext, product: Product): readonly number[] {
  const table = context.shop.table(collectionSourcesTable);
  const chosen = selectionsOf(context, product.id).map(({ sourceId }) => sourceId);
  const candidates = new Set([...chosen, ...table.findIds('computed', 'yes')]);
  return [...candidates].filter((id) => {
    const source = table.get(id);
    return source !== undefined && isMember(preparedSourceTest(context, source)(product));
  });
}

export function isInCollection(context: RequestContext, collection: Collection, product: Product): boolean {
  return isMember(collectionTest(context, collection.id)(product));
}
