import { numberOfGlobalId } from '../global-id.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftBilling, draftDelivery, draftPricing } from './draft-policies.ts';
import { inWords, nameErrors } from './input-limits.ts';
import { policyErrors, policyTypeErrors, pricingErrors } from './policy-errors.ts';
import type { SellingPlan, SellingPlanGroup } from './selling-plan-group.ts';
import type { SellingPlanGroupInput, SellingPlanInput } from './selling-plan-input.ts';

type PlanBefore = Pick<SellingPlan, 'id' | 'createdAt'> & Partial<SellingPlan>;

/** The plan as the input changes it. Prices are always what the input says: left out, there are none. Pure. */
export function draftPlan(before: PlanBefore, input: SellingPlanInput, now: number): SellingPlan {
  const { billingPolicy: billing, deliveryPolicy: delivery } = input;
  return {
    id: before.id,
    createdAt: before.createdAt,
    name: input.name ?? before.name ?? '',
    description: input.description ?? before.description,
    options: input.options ?? before.options ?? [],
    position: input.position ?? before.position,
    category: input.category ?? before.category,
    reserve: input.inventoryPolicy?.reserve ?? before.reserve ?? 'ON_FULFILLMENT',
    billingPolicy: isGiven(billing)
      ? draftBilling(billing, now)
      : (before.billingPolicy ?? draftBilling({}, now)),
    deliveryPolicy: isGiven(delivery)
      ? draftDelivery(delivery, now)
      : (before.deliveryPolicy ?? draftDelivery({}, now)),
    pricingPolicies: (input.pricingPolicies ?? []).map((policy) => draftPricing(policy, now)),
  };
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

/** What Shopify has against each plan of the input by itself. Pure. */
export function planErrors(group: SellingPlanGroup, input: SellingPlanGroupInput): readonly UserError[] {
  const created = [...(input.sellingPlansToCreate ?? []).entries()].flatMap(([index, plan]) =>
    onePlanErrors(undefined, plan, ['input', 'sellingPlansToCreate', String(index)]),
  );
  const updated = [...(input.sellingPlansToUpdate ?? []).entries()].flatMap(([index, plan]) =>
    updatedPlanErrors(group, plan, ['input', 'sellingPlansToUpdate', String(index)]),
  );
  return [...created, ...updated];
}

function updatedPlanErrors(
  group: SellingPlanGroup,
  plan: SellingPlanInput,
  field: readonly string[],
): readonly UserError[] {
  if (!isGiven(plan.id)) {
    const message = 'Selling plan ID must be specified to update.';
    return [userError([...field, 'id'], message, 'PLAN_ID_MUST_BE_SPECIFIED_TO_UPDATE')];
  }
  const number = numberOfGlobalId(plan.id, 'SellingPlan');
  const before = group.plans.find((candidate) => candidate.id === number);
  return before === undefined
    ? [userError([...field, 'id'], 'Selling plan does not exist.', 'PLAN_DOES_NOT_EXIST')]
    : onePlanErrors(before, plan, field);
}

function onePlanErrors(
  before: SellingPlan | undefined,
  input: SellingPlanInput,
  field: readonly string[],
): readonly UserError[] {
  const missing = before === undefined ? missingPolicyErrors(input, field) : [];
  const unclear = policyTypeErrors(input, field);
  const pricing = pricingErrors(input.pricingPolicies ?? [], field);
  const errors = [
    ...nameErrors(input.name ?? before?.name ?? '', [...field, 'name']),
    ...missing,
    ...unclear,
    ...pricing,
  ];
  if (missing.length > 0 || unclear.length > 0) return errors;
  const plan = draftPlan(before ?? { id: 0, createdAt: 0 }, { ...input, pricingPolicies: [] }, 0);
  return [...errors, ...policyErrors(plan.billingPolicy, plan.deliveryPolicy, field)];
}

function missingPolicyErrors(input: SellingPlanInput, field: readonly string[]): readonly UserError[] {
  const has = (policy: { readonly fixed?: unknown; readonly recurring?: unknown } | null | undefined) =>
    isGiven(policy) && (isGiven(policy.fixed) || isGiven(policy.recurring));
  const error = (kind: 'billing' | 'delivery'): UserError =>
    userError(
      [...field, `${kind}Policy`],
      `${inWords(field[1])} ${kind} policy must be present.`,
      `SELLING_PLAN_${kind.toUpperCase()}_POLICY_MISSING`,
    );
  return [
    ...(has(input.billingPolicy) ? [] : [error('billing')]),
    ...(has(input.deliveryPolicy) ? [] : [error('delivery')]),
  ];
}
