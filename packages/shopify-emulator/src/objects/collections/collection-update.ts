import { apiError } from '../api-error.ts';
import { quickJobMs, startJob, type Job } from '../jobs/job.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeSeo } from '../metafields/seo-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { redirectPath } from '../url-redirects/url-redirect.ts';
import { userError, type UserError } from '../user-error.ts';
import { noRulesError, type FormerInput } from './collection-create.ts';
import { draftCollection, type CollectionFieldsInput } from './collection-input.ts';
import { findCollection, isSmart, saveCollection, sourcesOf } from './collection-store.ts';
import type { Collection } from './collection.ts';
import { collectionSourcesTable } from './collection-source.ts';
import { ruleSetSource } from './plain-source.ts';
import { readRuleSet, ruleErrors, type RuleSetInput } from './rule-set.ts';
import { draftSource, type SourceTargetInput } from './source-input.ts';
import { deleteSource, storeSource } from './source-store.ts';
import { draftSourceUpdate, findSource, type SourceTargetUpdateInput } from './source-update.ts';

interface UpdateInput extends AnyUpdateInput {
  readonly sourcesToCreate?: readonly SourceTargetInput[] | null;
  readonly sourcesToUpdate?: readonly SourceTargetUpdateInput[] | null;
  readonly sourcesToDelete?: readonly string[] | null;
}

interface AnyUpdateInput extends CollectionFieldsInput {
  readonly id?: string | null;
  readonly redirectNewHandle?: boolean | null;
}

type UpdateArguments = {
  readonly collection?: UpdateInput | null;
  readonly input?: FormerInput | null;
};

interface UpdatePayload {
  readonly collection: Collection | null;
  readonly job: Job | null;
  readonly userErrors: readonly UserError[];
}

/** What a change of the members would do once everything else is in order. */
interface MembersDraft {
  readonly userErrors: readonly UserError[];
  /** undefined where the members stay as they are; gives the sources that the collection has from now on. */
  readonly store: (() => readonly number[]) | undefined;
  /** Other rules are worked in by a job; sources are there with the answer. */
  readonly startsJob: boolean;
}

/** With both inputs, the present one counts. */
export function collectionUpdate(
  _source: unknown,
  args: UpdateArguments,
  context: RequestContext,
): UpdatePayload {
  const { collection, input } = args;
  if (collection !== null && collection !== undefined)
    return update(context, collection, (before) => draftSources(context, before, collection));
  if (input !== null && input !== undefined)
    return update(context, input, (before) => draftRuleSet(context, before, input.ruleSet));
  throw apiError(
    'INVALID_FIELD_ARGUMENTS',
    'collectionUpdate must include exactly one of the following arguments: collection, input.',
  );
}

function update(
  context: RequestContext,
  input: AnyUpdateInput,
  draftMembers: (before: Collection) => MembersDraft,
): UpdatePayload {
  if (typeof input.id !== 'string') throw apiError('BAD_REQUEST', 'id must be specified on collectionUpdate');
  const before = findCollection(context, input.id);
  if (before === undefined) return refused([userError(null, 'Collection does not exist')]);
  const draft = draftCollection(context, before, input);
  const members = draftMembers(before);
  const owner = { gidType: 'Collection', number: before.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const userErrors = [...draft.userErrors, ...members.userErrors, ...nested.userErrors];
  if (userErrors.length > 0) return refused(userErrors);
  const sourceIds = members.store?.() ?? before.sourceIds;
  writeSeo(context, owner, input.seo);
  for (const write of nested.writes) writeMetafield(context, owner, write);
  const collection = saveCollection(context, { ...draft.collection, sourceIds });
  if (input.redirectNewHandle === true && before.handle !== collection.handle)
    redirectPath(context, `/collections/${before.handle}`, `/collections/${collection.handle}`);
  return {
    collection,
    job: members.startsJob ? startJob(context, quickJobMs) : null,
    userErrors: [],
  };
}

function refused(userErrors: readonly UserError[]): UpdatePayload {
  return { collection: null, job: null, userErrors };
}

const unchanged: MembersDraft = { userErrors: [], store: undefined, startsJob: false };

/** Only a collection that has rules can get others. */
function draftRuleSet(
  context: RequestContext,
  before: Collection,
  ruleSet: RuleSetInput | null | undefined,
): MembersDraft {
  if (ruleSet === null || ruleSet === undefined) return unchanged;
  if (!isSmart(context, before))
    return {
      ...unchanged,
      userErrors: [userError(['id'], 'Cannot update rule set of a custom collection')],
    };
  if ((ruleSet.rules?.length ?? 0) === 0) return { ...unchanged, userErrors: [noRulesError()] };
  const wanted = readRuleSet(ruleSet);
  const userErrors = ruleErrors(context, wanted);
  const first = sourcesOf(context, before).find((source) => source.kind === 'conditions');
  const store = (): readonly number[] => {
    const source = ruleSetSource(context, wanted, first);
    context.shop.table(collectionSourcesTable).put(source);
    return before.sourceIds.includes(source.id) ? before.sourceIds : [...before.sourceIds, source.id];
  };
  return { userErrors, store, startsJob: true };
}

function draftSources(context: RequestContext, before: Collection, input: UpdateInput): MembersDraft {
  const { sourcesToCreate, sourcesToUpdate, sourcesToDelete } = input;
  const present = sourcesOf(context, before);
  const created = [...(sourcesToCreate ?? []).entries()].map(([index, source]) =>
    draftSource(context, source, {
      collectionId: before.id,
      field: ['sourcesToCreate', String(index)],
    }),
  );
  const own = present.filter((source) => source.kind !== 'conditions' || source.isShareable !== true);
  const updated = [...(sourcesToUpdate ?? []).entries()].map(([index, source]) =>
    draftSourceUpdate(context, own, source, {
      collectionId: before.id,
      field: ['sourcesToUpdate', String(index)],
    }),
  );
  const deleted = (sourcesToDelete ?? []).map((id) => findSource(present, id));
  const userErrors = [
    ...[...created, ...updated].flatMap((draft) => draft.userErrors),
    ...[...deleted.entries()]
      .filter(([, source]) => source === undefined)
      .map(([index]) => userError(['sourcesToDelete', String(index)], 'Source does not exist')),
  ];
  if (created.length + updated.length + deleted.length === 0) return unchanged;
  const store = (): readonly number[] => {
    for (const draft of updated) storeSource(context, draft);
    const added = created.flatMap((draft) => storeSource(context, draft)?.id ?? []);
    const gone = deleted.filter((source) => source !== undefined);
    // A shared source is only unlinked: others may use it.
    for (const source of gone) if (own.includes(source)) deleteSource(context, source.id);
    const kept = before.sourceIds.filter((id) => !gone.some((source) => source.id === id));
    return [...new Set([...kept, ...added])];
  };
  return { userErrors, store, startsJob: false };
}
