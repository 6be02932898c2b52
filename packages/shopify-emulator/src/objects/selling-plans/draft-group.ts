import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftPlan, planErrors } from './draft-plan.ts';
import { groupPlanErrors } from './group-plan-errors.ts';
import { inputLimitErrors, nameErrors } from './input-limits.ts';
import type { SellingPlan, SellingPlanGroup } from './selling-plan-group.ts';
import type { SellingPlanGroupInput } from './selling-plan-input.ts';

export interface GroupDraft {
  readonly group: SellingPlanGroup;
  readonly deletedPlanIds: readonly number[];
  readonly userErrors: readonly UserError[];
}

/** A group without anything, to draft a new one from. */
export function blankGroup(context: RequestContext): SellingPlanGroup {
  const now = nowSeconds(context);
  return {
    id: context.shop.allocateId(),
    createdAt: now,
    updatedAt: now,
    name: '',
    merchantCode: '',
    description: undefined,
    options: [],
    position: undefined,
    appId: undefined,
    ownerAppId: context.caller.appId,
    plans: [],
  };
}

/** The group as the input changes it, and all that Shopify has against it. Nothing is stored. */
export function draftGroup(
  context: RequestContext,
  before: SellingPlanGroup,
  input: SellingPlanGroupInput,
): GroupDraft {
  const limits = inputLimitErrors(input);
  if (limits.length > 0) return { group: before, deletedPlanIds: [], userErrors: limits };
  const deleted = deletedPlans(before, input.sellingPlansToDelete ?? []);
  const userErrors = [
    ...nameErrors(input.name ?? before.name, ['input', 'name']),
    ...deleted.userErrors,
    ...planErrors(before, input),
  ];
  const draft = { ...groupFields(before, input), plans: draftPlans(context, before, input, deleted.ids) };
  return {
    group: draft,
    deletedPlanIds: deleted.ids,
    userErrors: [...userErrors, ...groupPlanErrors(before, draft, input)],
  };
}

function groupFields(before: SellingPlanGroup, input: SellingPlanGroupInput): SellingPlanGroup {
  const name = input.name ?? before.name;
  return {
    ...before,
    name,
    // Without a code of the merchant's own, the name stands for it.
    merchantCode: input.merchantCode ?? (before.merchantCode === '' ? name : before.merchantCode),
    description: input.description ?? before.description,
    options: input.options ?? before.options,
    position: input.position ?? before.position,
    appId: input.appId ?? before.appId,
  };
}

function deletedPlans(
  before: SellingPlanGroup,
  ids: readonly string[],
): { ids: readonly number[]; userErrors: readonly UserError[] } {
  const numbers = ids.map((id) => numberOfGlobalId(id, 'SellingPlan'));
  const known = before.plans.map((plan) => plan.id).filter((id) => numbers.includes(id));
  if (numbers.every((number) => known.some((id) => id === number))) return { ids: known, userErrors: [] };
  const message = 'The selling plan list provided contains 1 or more invalid IDs.';
  const field = ['input', 'sellingPlansToDelete'];
  return { ids: known, userErrors: [userError(field, message, 'RESOURCE_LIST_CONTAINS_INVALID_IDS')] };
}

function draftPlans(
  context: RequestContext,
  before: SellingPlanGroup,
  input: SellingPlanGroupInput,
  deletedIds: readonly number[],
): readonly SellingPlan[] {
  const updates = new Map(
    (input.sellingPlansToUpdate ?? []).map((plan) => [numberOfGlobalId(plan.id ?? '', 'SellingPlan'), plan]),
  );
  const now = nowSeconds(context);
  const kept = before.plans
    .filter((plan) => !deletedIds.includes(plan.id))
    .map((plan) => {
      const update = updates.get(plan.id);
      return update === undefined ? plan : draftPlan(plan, update, now);
    });
  const created = (input.sellingPlansToCreate ?? []).map((plan) =>
    draftPlan({ id: context.shop.allocateId(), createdAt: now }, plan, now),
  );
  return [...kept, ...created];
}
