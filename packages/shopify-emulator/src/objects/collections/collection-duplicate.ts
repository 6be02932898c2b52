import { formatGlobalId } from '../global-id.ts';
import { startJob, type Job } from '../jobs/job.ts';
import { copyMetafields } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { publicationsOf, publish } from '../publications/resource-publication.ts';
import { userError, type UserError } from '../user-error.ts';
import type { Collection } from './collection.ts';
import { blankCollection, draftCollection } from './collection-input.ts';
import {
  collectionSourcesTable,
  type CollectionSource,
  type ConditionsSource,
  type SourceSide,
} from './collection-source.ts';
import { findCollection, saveCollection, sourcesOf } from './collection-store.ts';
import { placeOf, replaceSelections, selectionsOf, selectionsTable, setPlace } from './selection.ts';

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
  if (copyPublications !== false) copyPublicationsOf(context, original, copy);
  return { collection: copy, job: startJob(context), userErrors: [] };
}

/** The number of the copy. A shared source is linked, not copied. */
function copySource(context: RequestContext, source: CollectionSource): number {
  if (source.kind === 'conditions' && source.isShareable === true) return source.id;
  const id = context.shop.allocateId();
  const copy = source.kind === 'conditions' ? withOwnConditions(context, source) : source;
  context.shop.table(collectionSourcesTable).put({ ...copy, id });
  const table = context.shop.table(selectionsTable);
  const key = String(source.id);
  const productIds = new Set([...table.findIds('included', key), ...table.findIds('excluded', key)]);
  for (const productId of productIds) {
    const entries = selectionsOf(context, productId);
    const copied = entries.filter(({ sourceId }) => sourceId === source.id);
    replaceSelections(context, productId, [
      ...entries,
      ...copied.map((entry) => ({ ...entry, sourceId: id })),
    ]);
  }
  return id;
}

/** The numbers of conditions are unique among all of them. */
function withOwnConditions(context: RequestContext, source: ConditionsSource): ConditionsSource {
  const renumbered = (side: SourceSide): SourceSide => ({
    ...side,
    conditions: side.conditions.map((condition) => ({ ...condition, id: context.shop.allocateId() })),
  });
  return {
    ...source,
    inclusion: renumbered(source.inclusion),
    exclusion: source.exclusion === undefined ? undefined : renumbered(source.exclusion),
  };
}

/** Products that were moved stand in the copy where they stand in the original. */
function copyPlaces(context: RequestContext, original: Collection, copy: Collection): void {
  const moved = [...context.shop.table(selectionsTable).findIds('place', String(original.id))];
  for (const productId of moved)
    setPlace(context, productId, copy.id, placeOf(context, productId, original.id));
}

function copyPublicationsOf(context: RequestContext, original: Collection, copy: Collection): void {
  const gid = formatGlobalId('Collection', copy.id);
  for (const entry of publicationsOf(context, formatGlobalId('Collection', original.id)))
    publish(context, gid, entry.publicationId, entry.publishDate);
}
