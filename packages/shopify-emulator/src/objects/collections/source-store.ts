import type { RequestContext } from '../object-module.ts';
import { collectionsTable } from './collection.ts';
import { collectionSourcesTable, type CollectionSource } from './collection-source.ts';
import { replaceSelections, selectionsOf, selectionsTable, type Selection } from './selection.ts';
import type { SelectionDraft, SourceDraft } from './source-draft.ts';

/** Stores a checked source with the products that are chosen for it now, and gives it. */
export function storeSource(context: RequestContext, draft: SourceDraft): CollectionSource | undefined {
  const { source } = draft;
  if (source === undefined) return undefined;
  context.shop.table(collectionSourcesTable).put(source);
  for (const selection of draft.removed) deselect(context, source.id, selection);
  for (const selection of draft.added) select(context, source.id, selection);
  return source;
}

/** Chosen again with other variants, a product has those too; chosen whole, it is whole. It stays where it stood. */
function select(context: RequestContext, sourceId: number, chosen: SelectionDraft): void {
  const entries = selectionsOf(context, chosen.productId);
  const present = entries.find((entry) => isSame(entry, sourceId, chosen));
  const merged: Selection = {
    sourceId,
    isExcluded: chosen.isExcluded,
    position: present?.position ?? context.shop.allocateId(),
    variantIds: mergeVariants(present, chosen),
  };
  const others = entries.filter((entry) => entry !== present);
  replaceSelections(context, chosen.productId, [...others, merged]);
}

function mergeVariants(
  present: Selection | undefined,
  chosen: SelectionDraft,
): readonly number[] | undefined {
  if (chosen.variantIds === undefined) return undefined;
  if (present === undefined) return chosen.variantIds;
  return present.variantIds === undefined
    ? undefined
    : [...new Set([...present.variantIds, ...chosen.variantIds])];
}

/** With variants, only those are no longer chosen; the product goes with the last of them. */
function deselect(context: RequestContext, sourceId: number, chosen: SelectionDraft): void {
  const entries = selectionsOf(context, chosen.productId);
  const present = entries.find((entry) => isSame(entry, sourceId, chosen));
  if (present === undefined) return;
  const others = entries.filter((entry) => entry !== present);
  const rest =
    chosen.variantIds === undefined
      ? []
      : (present.variantIds?.filter((id) => chosen.variantIds?.includes(id) !== true) ?? []);
  const kept = rest.length === 0 ? others : [...others, { ...present, variantIds: rest }];
  replaceSelections(context, chosen.productId, kept);
}

function isSame(entry: Selection, sourceId: number, chosen: SelectionDraft): boolean {
  return entry.sourceId === sourceId && entry.isExcluded === chosen.isExcluded;
}

/** Forgets a source, the products that were chosen for it, and that collections were linked to it. */
export function deleteSource(context: RequestContext, sourceId: number): void {
  const selections = context.shop.table(selectionsTable);
  const key = String(sourceId);
  const productIds = [...selections.findIds('included', key), ...selections.findIds('excluded', key)];
  // From the end, where an index lets go of a row at once, however many there are.
  for (const id of productIds.toReversed()) {
    const entries = selectionsOf(context, id).filter((entry) => entry.sourceId !== sourceId);
    replaceSelections(context, id, entries);
  }
  const collections = context.shop.table(collectionsTable);
  for (const collection of collections.find('source', key))
    collections.put({
      ...collection,
      sourceIds: collection.sourceIds.filter((id) => id !== sourceId),
    });
  context.shop.table(collectionSourcesTable).delete(sourceId);
}
