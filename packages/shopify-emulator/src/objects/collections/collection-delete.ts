import { formatGlobalId } from '../global-id.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { forgetPublications } from '../publications/resource-publication.ts';
import { shopOf } from '../shop/shop-of.ts';
import { userError, type UserError } from '../user-error.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { collectionSourcesTable } from './collection-source.ts';
import { findCollection, sourcesOf } from './collection-store.ts';
import { selectionsTable, setPlace } from './selection.ts';
import { deleteSource } from './source-store.ts';

interface DeletePayload {
  readonly deletedCollectionId: string | null;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

export function collectionDelete(
  _source: unknown,
  args: { readonly input: { readonly id: string } },
  context: RequestContext,
): DeletePayload {
  const shop = shopOf(context);
  const collection = findCollection(context, args.input.id);
  if (collection === undefined)
    return { deletedCollectionId: null, shop, userErrors: [userError(['id'], 'Collection does not exist')] };
  deleteCollection(context, collection);
  return { deletedCollectionId: formatGlobalId('Collection', collection.id), shop, userErrors: [] };
}

/** Removes the collection and everything that is only there because of it. */
function deleteCollection(context: RequestContext, collection: Collection): void {
  for (const source of sourcesOf(context, collection))
    if (source.kind !== 'conditions' || source.isShareable !== true) deleteSource(context, source.id);
  const placed = context.shop.table(selectionsTable).findIds('place', String(collection.id));
  for (const productId of placed.toReversed()) setPlace(context, productId, collection.id);
  const sources = context.shop.table(collectionSourcesTable);
  for (const source of sources.find('subCollection', String(collection.id)))
    if (source.kind === 'sub-collections')
      sources.put({ ...source, collectionIds: source.collectionIds.filter((id) => id !== collection.id) });
  deleteMetafieldsOf(context, { gidType: 'Collection', number: collection.id });
  forgetPublications(context, formatGlobalId('Collection', collection.id));
  context.shop.table(collectionsTable).delete(collection.id);
}
