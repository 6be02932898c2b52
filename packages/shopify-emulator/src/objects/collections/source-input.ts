import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { findCollection, sourcesOf } from './collection-store.ts';
import {
  collectionSourcesTable,
  type CollectionSource,
  type ConditionsSource,
  type MatchType,
  type SourceSide,
  type SubCollectionsSource,
} from './collection-source.ts';
import { draftCondition, type ConditionInput } from './condition-input.ts';
import type { Condition } from './condition.ts';

type Optional<Value> = Value | null | undefined;

export interface SelectionInput {
  readonly productId: string;
  readonly variantIds?: Optional<readonly string[]>;
}

interface SideInput {
  readonly conditions?: Optional<readonly ConditionInput[]>;
  readonly matchType?: Optional<MatchType>;
  readonly selections?: Optional<readonly SelectionInput[]>;
}

export interface ConditionsSourceInput {
  readonly title: string;
  readonly description?: Optional<string>;
  readonly targetType?: Optional<'PRODUCTS' | 'VARIANTS'>;
  readonly inclusion?: Optional<SideInput>;
  readonly exclusion?: Optional<SideInput>;
}

interface SubCollectionsInput {
  readonly title: string;
  readonly description?: Optional<string>;
  readonly collectionIds: readonly string[];
}

/** `CollectionCreateSourceTargetInput`: exactly one of these. */
export interface SourceTargetInput {
  readonly source?: Optional<ConditionsSourceInput>;
  readonly shareableSource?: Optional<{ readonly sourceId: string }>;
  readonly subCollections?: Optional<SubCollectionsInput>;
}

/** A product to be chosen for a source, or to be chosen no longer. */
export interface SelectionDraft {
  readonly productId: number;
  readonly isExcluded: true | undefined;
  readonly variantIds: readonly number[] | undefined;
}

/** A source as an input wants it. Without a source there are errors. */
export interface SourceDraft {
  readonly source: CollectionSource | undefined;
  readonly added: readonly SelectionDraft[];
  readonly removed: readonly SelectionDraft[];
  readonly userErrors: readonly UserError[];
}

/** A source of a collection that is made, or linked. `collectionId` is the collection that it is for. */
export function draftSource(
  context: RequestContext,
  input: SourceTargetInput,
  collectionId: number,
  field: readonly string[],
): SourceDraft {
  const { source, shareableSource, subCollections } = input;
  if (source !== null && source !== undefined)
    return draftConditionsSource(context, source, [...field, 'source']);
  if (subCollections !== null && subCollections !== undefined)
    return draftSubCollections(context, subCollections, collectionId, [...field, 'subCollections']);
  const number = numberOfGlobalId(shareableSource?.sourceId ?? '', 'CollectionConditionsSource');
  const shared = number === null ? undefined : context.shop.table(collectionSourcesTable).get(number);
  return shared?.kind === 'conditions' && shared.isShareable === true
    ? { source: shared, added: [], removed: [], userErrors: [] }
    : refusedSource([userError([...field, 'shareableSource', 'sourceId'], 'Source does not exist')]);
}

export function refusedSource(userErrors: readonly UserError[]): SourceDraft {
  return { source: undefined, added: [], removed: [], userErrors };
}

export function draftConditionsSource(
  context: RequestContext,
  input: ConditionsSourceInput,
  field: readonly string[],
): SourceDraft {
  const inclusion = draftSide(context, input.inclusion ?? {}, [...field, 'inclusion']);
  const exclusion = draftSide(context, input.exclusion ?? {}, [...field, 'exclusion'], true);
  const userErrors = [...titleErrors(input.title, field), ...inclusion.userErrors, ...exclusion.userErrors];
  if (userErrors.length > 0) return refusedSource(userErrors);
  const source: ConditionsSource = {
    kind: 'conditions',
    id: context.shop.allocateId(),
    title: input.title.trim(),
    description: input.description ?? undefined,
    isShareable: undefined,
    appId: undefined,
    targetsVariants: input.targetType === 'VARIANTS' ? true : undefined,
    inclusion: inclusion.side,
    exclusion: input.exclusion === null || input.exclusion === undefined ? undefined : exclusion.side,
    ruleSet: undefined,
  };
  return { source, added: [...inclusion.selections, ...exclusion.selections], removed: [], userErrors: [] };
}

export function titleErrors(title: string, field: readonly string[]): readonly UserError[] {
  return title.trim() === '' ? [userError([...field, 'title'], "Title can't be blank")] : [];
}

interface SideDraft {
  readonly side: SourceSide;
  readonly selections: readonly SelectionDraft[];
  readonly userErrors: readonly UserError[];
}

function draftSide(
  context: RequestContext,
  input: SideInput,
  field: readonly string[],
  isExcluded?: true,
): SideDraft {
  const conditions = draftConditions(context, input.conditions ?? [], [...field, 'conditions']);
  const selections = draftSelections(context, input.selections ?? [], [...field, 'selections'], isExcluded);
  return {
    side: { matchType: input.matchType ?? undefined, conditions: conditions.conditions },
    selections: selections.selections,
    userErrors: [...conditions.userErrors, ...selections.userErrors],
  };
}

export function draftConditions(
  context: RequestContext,
  inputs: readonly ConditionInput[],
  field: readonly string[],
): { readonly conditions: readonly Condition[]; readonly userErrors: readonly UserError[] } {
  const drafts = [...inputs.entries()].map(([index, input]) =>
    draftCondition(context, undefined, input, [...field, String(index)]),
  );
  return {
    conditions: drafts.flatMap((draft) => draft.condition ?? []),
    userErrors: drafts.flatMap((draft) => draft.userErrors),
  };
}

export function draftSelections(
  context: RequestContext,
  inputs: readonly SelectionInput[],
  field: readonly string[],
  isExcluded?: true,
): { readonly selections: readonly SelectionDraft[]; readonly userErrors: readonly UserError[] } {
  const selections: SelectionDraft[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const at = [...field, String(index)];
    const product = findProduct(context, input.productId);
    const variantIds = input.variantIds?.map((id) => numberOfGlobalId(id, 'ProductVariant'));
    const known = variantIds?.filter((id) => id !== null && product?.variantIds.includes(id) === true);
    if (product === undefined) userErrors.push(userError([...at, 'productId'], 'Product does not exist'));
    else if ((known?.length ?? 0) < (variantIds?.length ?? 0))
      userErrors.push(userError([...at, 'variantIds'], 'Product variant does not exist'));
    else
      selections.push({
        productId: product.id,
        isExcluded,
        variantIds: variantIds?.filter((id) => id !== null),
      });
  }
  return { selections, userErrors };
}

function draftSubCollections(
  context: RequestContext,
  input: SubCollectionsInput,
  collectionId: number,
  field: readonly string[],
): SourceDraft {
  const checked = checkSubCollections(context, input.collectionIds, collectionId, field);
  const userErrors = [...titleErrors(input.title, field), ...checked.userErrors];
  if (userErrors.length > 0) return refusedSource(userErrors);
  const source: SubCollectionsSource = {
    kind: 'sub-collections',
    id: context.shop.allocateId(),
    title: input.title.trim(),
    description: input.description ?? undefined,
    appId: undefined,
    collectionIds: checked.collectionIds,
  };
  return { source, added: [], removed: [], userErrors: [] };
}

/** A collection can take in others, but neither itself nor one that takes in others. */
export function checkSubCollections(
  context: RequestContext,
  gids: readonly string[],
  collectionId: number,
  field: readonly string[],
): { readonly collectionIds: readonly number[]; readonly userErrors: readonly UserError[] } {
  const collectionIds: number[] = [];
  const userErrors: UserError[] = [];
  if (gids.length === 0)
    userErrors.push(userError([...field, 'collectionIds'], "Collections can't be blank"));
  for (const [index, gid] of gids.entries()) {
    const at = [...field, 'collectionIds', String(index)];
    const collection = findCollection(context, gid);
    if (collection === undefined) userErrors.push(userError(at, 'Collection does not exist'));
    else if (collection.id === collectionId)
      userErrors.push(userError(at, 'Collection cannot reference itself'));
    else if (sourcesOf(context, collection).some((source) => source.kind === 'sub-collections'))
      userErrors.push(userError(at, 'Collection cannot reference a collection that has sub-collections'));
    else collectionIds.push(collection.id);
  }
  return { collectionIds, userErrors };
}
