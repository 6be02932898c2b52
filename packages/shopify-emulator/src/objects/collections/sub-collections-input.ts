import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { SubCollectionsSource } from './collection-source.ts';
import { findCollection, sourcesOf } from './collection-store.ts';
import { plainDraft, refusedSource, titleErrors, type SourceDraft } from './source-draft.ts';

export interface SubCollectionsInput {
  readonly title: string;
  readonly description?: string | null;
  readonly collectionIds: readonly string[];
}

export interface SubCollectionsUpdateInput {
  readonly id: string;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly collectionIds?: readonly string[] | null;
}

/** The collection that a source is for, and where the source stands in the arguments. */
export interface SourcePlace {
  readonly collectionId: number;
  readonly field: readonly string[];
}

/** A source that takes in other collections. */
export function draftSubCollections(
  context: RequestContext,
  input: SubCollectionsInput,
  place: SourcePlace,
): SourceDraft {
  const blank: SubCollectionsSource = {
    kind: 'sub-collections',
    id: context.shop.allocateId(),
    title: '',
    description: undefined,
    appId: undefined,
    collectionIds: [],
  };
  return draftSubCollectionsUpdate(context, blank, input, place);
}

export function draftSubCollectionsUpdate(
  context: RequestContext,
  before: SubCollectionsSource,
  input: Partial<SubCollectionsUpdateInput>,
  place: SourcePlace,
): SourceDraft {
  const title = input.title?.trim() ?? before.title;
  const checked = Array.isArray(input.collectionIds)
    ? checkSubCollections(context, input.collectionIds, place)
    : { collectionIds: before.collectionIds, userErrors: [] };
  const userErrors = [...titleErrors(title, place.field), ...checked.userErrors];
  if (userErrors.length > 0) return refusedSource(userErrors);
  return plainDraft({
    ...before,
    title,
    description: input.description === undefined ? before.description : (input.description ?? undefined),
    collectionIds: checked.collectionIds,
  });
}

interface CheckedCollections {
  readonly collectionIds: readonly number[];
  readonly userErrors: readonly UserError[];
}

/** A collection can take in others, but neither itself nor one that takes in others. */
function checkSubCollections(
  context: RequestContext,
  gids: readonly string[],
  place: SourcePlace,
): CheckedCollections {
  const field = [...place.field, 'collectionIds'];
  if (gids.length === 0)
    return { collectionIds: [], userErrors: [userError(field, "Collections can't be blank")] };
  const collectionIds: number[] = [];
  const userErrors: UserError[] = [];
  for (const [index, gid] of gids.entries()) {
    const at = [...field, String(index)];
    const collection = findCollection(context, gid);
    if (collection === undefined) userErrors.push(userError(at, 'Collection does not exist'));
    else if (collection.id === place.collectionId)
      userErrors.push(userError(at, 'Collection cannot reference itself'));
    else if (sourcesOf(context, collection).some((source) => source.kind === 'sub-collections'))
      userErrors.push(userError(at, 'Collection cannot reference a collection that has sub-collections'));
    else collectionIds.push(collection.id);
  }
  return { collectionIds, userErrors };
}
