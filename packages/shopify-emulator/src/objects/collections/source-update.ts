import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  matchTypeOf,
  type CollectionSource,
  type ConditionsSource,
  type MatchType,
  type SourceSide,
} from './collection-source.ts';
import { draftCondition, type ConditionInput } from './condition-input.ts';
import type { Condition } from './condition.ts';
import { refusedSource, titleErrors, type SelectionDraft, type SourceDraft } from './source-draft.ts';
import { draftConditions, draftSelections, type SelectionInput } from './source-input.ts';
import {
  draftSubCollectionsUpdate,
  type SourcePlace,
  type SubCollectionsUpdateInput,
} from './sub-collections-input.ts';

type Optional<Value> = Value | null | undefined;

interface SideUpdateInput {
  readonly conditionsToCreate?: Optional<readonly ConditionInput[]>;
  readonly conditionsToUpdate?: Optional<
    readonly { readonly id: string; readonly condition: ConditionInput }[]
  >;
  readonly conditionsToDelete?: Optional<readonly string[]>;
  readonly matchType?: Optional<MatchType>;
  readonly selectionsToAdd?: Optional<readonly SelectionInput[]>;
  readonly selectionsToRemove?: Optional<readonly SelectionInput[]>;
}

export interface ConditionsSourceUpdateInput {
  readonly id: string;
  readonly title?: Optional<string>;
  readonly description?: Optional<string>;
  readonly inclusion?: Optional<SideUpdateInput>;
  readonly exclusion?: Optional<SideUpdateInput>;
}

/** `CollectionUpdateSourceTargetInput`: exactly one of these. */
export interface SourceTargetUpdateInput {
  readonly condition?: Optional<ConditionsSourceUpdateInput>;
  readonly subCollections?: Optional<SubCollectionsUpdateInput>;
}

/** Changes one of the collection's own sources. `sources` are those that may be changed. */
export function draftSourceUpdate(
  context: RequestContext,
  sources: readonly CollectionSource[],
  input: SourceTargetUpdateInput,
  place: SourcePlace,
): SourceDraft {
  const { condition, subCollections } = input;
  const kind = condition === null || condition === undefined ? 'subCollections' : 'condition';
  const field = [...place.field, kind];
  const source = findSource(sources, (condition ?? subCollections)?.id ?? '');
  if (condition !== null && condition !== undefined && source?.kind === 'conditions')
    return draftConditionsSourceUpdate(context, source, condition, field);
  if (subCollections !== null && subCollections !== undefined && source?.kind === 'sub-collections')
    return draftSubCollectionsUpdate(context, source, subCollections, { ...place, field });
  return refusedSource([userError([...field, 'id'], 'Source does not exist')]);
}

export function findSource(sources: readonly CollectionSource[], id: string): CollectionSource | undefined {
  const number =
    numberOfGlobalId(id, 'CollectionConditionsSource') ??
    numberOfGlobalId(id, 'CollectionSubCollectionsSource');
  return sources.find((source) => source.id === number);
}

export function draftConditionsSourceUpdate(
  context: RequestContext,
  before: ConditionsSource,
  input: ConditionsSourceUpdateInput,
  field: readonly string[],
): SourceDraft {
  const { inclusion: inclusionInput, exclusion: exclusionInput } = input;
  const included = { before: before.inclusion, isExcluded: undefined };
  const inclusion = draftSide(context, included, inclusionInput ?? {}, [...field, 'inclusion']);
  const excluded = { before: before.exclusion ?? noSide, isExcluded: true } as const;
  const exclusion = draftSide(context, excluded, exclusionInput ?? {}, [...field, 'exclusion']);
  const title = input.title?.trim() ?? before.title;
  const userErrors = [...titleErrors(title, field), ...inclusion.userErrors, ...exclusion.userErrors];
  if (userErrors.length > 0) return refusedSource(userErrors);
  const isExclusionGiven = exclusionInput !== null && exclusionInput !== undefined;
  const source: ConditionsSource = {
    ...before,
    title,
    description: input.description === undefined ? before.description : (input.description ?? undefined),
    inclusion: inclusion.side,
    exclusion: isExclusionGiven ? exclusion.side : before.exclusion,
    ruleSet: saysTheSame(inclusion.side, before.inclusion) ? before.ruleSet : undefined,
  };
  return {
    source,
    added: [...inclusion.added, ...exclusion.added],
    removed: [...inclusion.removed, ...exclusion.removed],
    userErrors: [],
  };
}

function saysTheSame(side: SourceSide, before: SourceSide): boolean {
  return side.conditions === before.conditions && matchTypeOf(side) === matchTypeOf(before);
}

const noSide: SourceSide = { matchType: undefined, conditions: [] };

interface SideUpdate {
  readonly side: SourceSide;
  readonly added: readonly SelectionDraft[];
  readonly removed: readonly SelectionDraft[];
  readonly userErrors: readonly UserError[];
}

function draftSide(
  context: RequestContext,
  { before, isExcluded }: { readonly before: SourceSide; readonly isExcluded: true | undefined },
  input: SideUpdateInput,
  field: readonly string[],
): SideUpdate {
  const conditions = updateConditions(context, before.conditions, input, field);
  const added = draftSelections(
    context,
    input.selectionsToAdd ?? [],
    [...field, 'selectionsToAdd'],
    isExcluded,
  );
  const removed = draftSelections(
    context,
    input.selectionsToRemove ?? [],
    [...field, 'selectionsToRemove'],
    isExcluded,
  );
  return {
    side: { matchType: input.matchType ?? before.matchType, conditions: conditions.conditions },
    added: added.selections,
    removed: removed.selections,
    userErrors: [...conditions.userErrors, ...added.userErrors, ...removed.userErrors],
  };
}

/** The very same list where nothing is changed. */
function updateConditions(
  context: RequestContext,
  before: readonly Condition[],
  input: SideUpdateInput,
  field: readonly string[],
): { readonly conditions: readonly Condition[]; readonly userErrors: readonly UserError[] } {
  const { conditionsToCreate, conditionsToUpdate, conditionsToDelete } = input;
  const created = draftConditions(context, conditionsToCreate ?? [], [...field, 'conditionsToCreate']);
  const userErrors = [...created.userErrors];
  let conditions = before;
  for (const [index, update] of (conditionsToUpdate ?? []).entries()) {
    const at = [...field, 'conditionsToUpdate', String(index)];
    const known = before.find((condition) => condition.id === numberOfCondition(update.id));
    const draft =
      known === undefined
        ? { condition: undefined, userErrors: [userError([...at, 'id'], 'Condition does not exist')] }
        : draftCondition(context, known, update.condition, [...at, 'condition']);
    userErrors.push(...draft.userErrors);
    conditions = conditions.map((condition) =>
      condition === known ? (draft.condition ?? condition) : condition,
    );
  }
  for (const [index, id] of (conditionsToDelete ?? []).entries()) {
    const number = numberOfCondition(id);
    if (!before.some((condition) => condition.id === number))
      userErrors.push(userError([...field, 'conditionsToDelete', String(index)], 'Condition does not exist'));
    conditions = conditions.filter((condition) => condition.id !== number);
  }
  return {
    conditions: created.conditions.length === 0 ? conditions : [...conditions, ...created.conditions],
    userErrors,
  };
}

/** Each kind of condition has a type of its own in its id, and its number is unique among all of them. */
function numberOfCondition(id: string): number | undefined {
  const digits = /^gid:\/\/shopify\/CollectionSource(?:In|Ex)clusionCondition\w*\/(\d{1,15})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
