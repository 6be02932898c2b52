import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  collectionSourcesTable,
  type ConditionsSource,
  type MatchType,
  type SourceSide,
} from './collection-source.ts';
import { draftCondition, type ConditionInput } from './condition-input.ts';
import type { Condition } from './condition.ts';
import {
  plainDraft,
  refusedSource,
  titleErrors,
  type SelectionDraft,
  type SourceDraft,
} from './source-draft.ts';
import { draftSubCollections, type SourcePlace, type SubCollectionsInput } from './sub-collections-input.ts';

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

/** `CollectionCreateSourceTargetInput`: exactly one of these. */
export interface SourceTargetInput {
  readonly source?: Optional<ConditionsSourceInput>;
  readonly shareableSource?: Optional<{ readonly sourceId: string }>;
  readonly subCollections?: Optional<SubCollectionsInput>;
}

/** A source of a collection that is made, or linked. */
export function draftSource(
  context: RequestContext,
  input: SourceTargetInput,
  { collectionId, field }: SourcePlace,
): SourceDraft {
  const { source, shareableSource, subCollections } = input;
  if (source !== null && source !== undefined)
    return draftConditionsSource(context, source, [...field, 'source']);
  if (subCollections !== null && subCollections !== undefined)
    return draftSubCollections(context, subCollections, {
      collectionId,
      field: [...field, 'subCollections'],
    });
  const number = numberOfGlobalId(shareableSource?.sourceId ?? '', 'CollectionConditionsSource');
  const shared = number === null ? undefined : context.shop.table(collectionSourcesTable).get(number);
  return shared?.kind === 'conditions' && shared.isShareable === true
    ? plainDraft(shared)
    : refusedSource([userError([...field, 'shareableSource', 'sourceId'], 'Source does not exist')]);
}

export function draftConditionsSource(
  context: RequestContext,
  input: ConditionsSourceInput,
  field: readonly string[],
): SourceDraft {
  const inclusion = draftSide(context, input.inclusion ?? {}, [...field, 'inclusion']);
  const exclusion = draftSide(context, input.exclusion ?? {}, [...field, 'exclusion'], true);
  const title = input.title.trim();
  const userErrors = [...titleErrors(title, field), ...inclusion.userErrors, ...exclusion.userErrors];
  if (userErrors.length > 0) return refusedSource(userErrors);
  const source: ConditionsSource = {
    kind: 'conditions',
    id: context.shop.allocateId(),
    title,
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
