import { userError, type UserError } from '../user-error.ts';
import type { SellingPlanGroupInput, SellingPlanInput } from './selling-plan-input.ts';

const maxOptions = 3;
const maxPricingPolicies = 2;
const maxNameLength = 255;
const maxInt = 2_147_483_647;

/**
 * What Shopify refuses before it looks at what an input means: too many entries, numbers out of range. Only when there is
 * nothing of this kind do the rules of the plans themselves speak. Pure.
 */
export function inputLimitErrors(input: SellingPlanGroupInput): readonly UserError[] {
  return [
    ...tooMany(input.options, ['input', 'options'], 'selling plan group options'),
    ...outOfRange(input.position, { field: ['input', 'position'], name: 'Position', from: -maxInt - 1 }),
    ...planLimitErrors(input.sellingPlansToCreate, 'sellingPlansToCreate'),
    ...planLimitErrors(input.sellingPlansToUpdate, 'sellingPlansToUpdate'),
  ];
}

/** Groups and plans both have names. */
export function nameErrors(name: string, field: readonly string[]): readonly UserError[] {
  if (name.trim() === '') return [userError(field, "Name can't be blank", 'BLANK')];
  if (name.length <= maxNameLength) return [];
  return [userError(field, `Name is too long (maximum is ${maxNameLength} characters)`, 'TOO_LONG')];
}

function planLimitErrors(
  plans: readonly SellingPlanInput[] | null | undefined,
  list: 'sellingPlansToCreate' | 'sellingPlansToUpdate',
): readonly UserError[] {
  return [...(plans ?? []).entries()].flatMap(([index, plan]) => {
    const field = ['input', list, String(index)];
    return [
      ...tooMany(plan.options, [...field, 'options'], 'selling plan options'),
      ...outOfRange(plan.position, { field: [...field, 'position'], name: 'Position', from: -maxInt - 1 }),
      ...cycleErrors(plan, field),
      ...cutoffErrors(plan, field),
      ...afterCycleErrors(plan, field),
      ...pricingCountErrors(plan, field),
    ];
  });
}

function cycleErrors(plan: SellingPlanInput, field: readonly string[]): readonly UserError[] {
  const recurring = plan.billingPolicy?.recurring;
  const at = [...field, 'billingPolicy', 'recurring'];
  return [
    ...outOfRange(recurring?.minCycles, { field: [...at, 'minCycles'], name: 'Min cycles', from: 1 }),
    ...outOfRange(recurring?.maxCycles, { field: [...at, 'maxCycles'], name: 'Max cycles', from: 1 }),
  ];
}

function cutoffErrors(plan: SellingPlanInput, field: readonly string[]): readonly UserError[] {
  const { fixed, recurring } = plan.deliveryPolicy ?? {};
  const at = (kind: string): readonly string[] => [...field, 'deliveryPolicy', kind, 'cutoff'];
  return [
    ...outOfRange(recurring?.cutoff, { field: at('recurring'), name: 'Cutoff', from: 0 }),
    ...outOfRange(fixed?.cutoff, { field: at('fixed'), name: 'Cutoff', from: 0 }),
  ];
}

function afterCycleErrors(plan: SellingPlanInput, field: readonly string[]): readonly UserError[] {
  return [...(plan.pricingPolicies ?? []).entries()].flatMap(([index, policy]) =>
    outOfRange(policy.recurring?.afterCycle, {
      field: [...field, 'pricingPolicies', String(index), 'recurring', 'afterCycle'],
      name: 'After cycle',
      from: 0,
    }),
  );
}

function pricingCountErrors(plan: SellingPlanInput, field: readonly string[]): readonly UserError[] {
  if ((plan.pricingPolicies?.length ?? 0) <= maxPricingPolicies) return [];
  const message = `${inWords(field[1])} pricing policies can't have more than ${maxPricingPolicies} pricing policies`;
  return [userError([...field, 'pricingPolicies'], message, 'SELLING_PLAN_PRICING_POLICIES_LIMIT')];
}

/** The list of plans as Shopify's messages call it. */
export function inWords(list: string | undefined): string {
  return list === 'sellingPlansToUpdate' ? 'Selling plans to update' : 'Selling plans to create';
}

function tooMany(
  options: readonly string[] | null | undefined,
  field: readonly string[],
  name: string,
): readonly UserError[] {
  if ((options?.length ?? 0) <= maxOptions) return [];
  return [userError(field, `Too many ${name} (maximum ${maxOptions} options)`, 'TOO_LONG')];
}

function outOfRange(
  value: number | null | undefined,
  range: { readonly field: readonly string[]; readonly name: string; readonly from: number },
): readonly UserError[] {
  if (value === null || value === undefined || (value >= range.from && value <= maxInt)) return [];
  const [from, to] = [range.from, maxInt].map((bound) => bound.toLocaleString('en-US'));
  return [userError(range.field, `${range.name} must be within the range of ${from} to ${to}`, 'INVALID')];
}
