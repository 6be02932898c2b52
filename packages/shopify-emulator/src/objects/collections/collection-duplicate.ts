import { formatGlobalId } from '../global-id.ts';
import { startJob, type Job } from '../jobs/job.ts';
import { copyMetafields } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable } from '../products/product.ts';
import { publicationsOf, publish } from '../publications/resource-publication.ts';
import { userError, type UserError } from '../user-error.ts';
import type { Collection } from './collection.ts';
import { blankCollection, draftCollection } from './collection-input.ts';
import { manualPosition } from './collection-products.ts';
import { collectionSourcesTable, type CollectionSource } from './collection-source.ts';
import { findCollection, saveCollection, sourcesOf } from './collection-store.ts';
import { selectionsOf, selectionsTable, setPlace } from './selection.ts';
import { select } from './source-store.ts';

interface DuplicateInput {
  readonly collectionId: string;
  readonly newTitle: string;
  readonly copyPublications?: boolean | null;
}

interface DuplicatePayload {
  readonly collection: Collection | null;
  readonly job: Job | null;
  readonly userErrors: readonly UserError[];
}

/** A copy under another title, with products, conditions, metafields and, unless told otherwise, publications. */
export function collectionDuplicate(
  _source: unknown,
  args: { readonly input: DuplicateInput },
  context: RequestContext,
): DuplicatePayload {
  const { collectionId, newTitle, copyPublications } = args.input;
  const original = findCollection(context, collectionId);
  if (original === undefined) {
    const error = userError(['input', 'collectionId'], 'Collection not found.', 'COLLECTION_NOT_FOUND');
    return { collection: null, job: null, userErrors: [error] };
  }
  const draft = draftCollection(context, blankCollection(context), { title: newTitle });
  if (draft.userErrors.length > 0) {
    const userErrors = draft.userErrors.map(({ message }) => userError(['input', 'newTitle'], message));
    return { collection: null, job: null, userErrors };
  }
  const { id, createdAt, title, handle } = draft.collection;
  const sourceIds = sourcesOf(context, original).map((source) => copySource(context, source));
  const copy = saveCollection(context, { ...original, id, createdAt, title, handle, sourceIds });
  copyPlaces(context, original, copy);
  copyMetafields(
    context,
    { gidType: 'Collection', number: original.id },
    { gidType: 'Collection', number: copy.id },
  );
  if (copyPublications !== false) copyEntries(context, original, copy);
  return { collection: copy, job: startJob(context), userErrors: [] };
}

/** The number of the copy. A shared source is linked, not copied. Chosen products stand in the same order. */
function copySource(context: RequestContext, source: CollectionSource): number {
  if (source.kind === 'conditions' && source.isShareable === true) return source.id;
  const id = context.shop.allocateId();
  context.shop.table(collectionSourcesTable).put({ ...source, id });
  const table = context.shop.table(selectionsTable);
  const key = String(source.id);
  const productIds = [...new Set([...table.findIds('included', key), ...table.findIds('excluded', key)])];
  const chosen = productIds.flatMap((productId) =>
    selectionsOf(context, productId)
      .filter(({ sourceId }) => sourceId === source.id)
      .map((selection) => ({ productId, ...selection })),
  );
  for (const selection of chosen.toSorted((a, b) => a.position - b.position)) select(context, id, selection);
  return id;
}

/** Products that were moved stand in the copy where they stand in the original. */
function copyPlaces(context: RequestContext, original: Collection, copy: Collection): void {
  const table = context.shop.table(selectionsTable);
  const moved = [...table.findIds('place', String(original.id))];
  if (moved.length === 0) return;
  const products = context.shop.table(productsTable);
  const positionOf = manualPosition(context, original);
  const keys = original.sourceIds.flatMap((id) => table.findIds('included', String(id)));
  const ids = [...new Set([...keys, ...moved])];
  const placed = ids
    .flatMap((id) => products.get(id) ?? [])
    .toSorted((a, b) => positionOf(a) - positionOf(b));
  for (const product of placed) setPlace(context, product.id, copy.id, context.shop.allocateId());
}

function copyEntries(context: RequestContext, original: Collection, copy: Collection): void {
  const gid = formatGlobalId('Collection', copy.id);
  for (const entry of publicationsOf(context, formatGlobalId('Collection', original.id)))
    publish(context, gid, entry.publicationId, entry.publishDate);
}
