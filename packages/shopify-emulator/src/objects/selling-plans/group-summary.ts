import type { SellingPlanGroup } from './selling-plan-group.ts';

/** What the admin says about a group in one line: how many plans, and the span of what they take off. Pure. */
export function groupSummary(group: SellingPlanGroup): string {
  const count = group.plans.length;
  const frequencies = `${count} delivery ${count === 1 ? 'frequency' : 'frequencies'}`;
  const percentages = group.plans
    .flatMap((plan) => plan.pricingPolicies)
    .filter((policy) => policy.adjustmentType === 'PERCENTAGE')
    .map((policy) => policy.value);
  // Shopify leaves the place of the discount empty where there is none.
  return `${frequencies}, ${spanOf(percentages)} discount`;
}

function spanOf(percentages: readonly number[]): string {
  if (percentages.length === 0) return '';
  const [low, high] = [Math.min(...percentages), Math.max(...percentages)];
  return low === high ? `${low}%` : `${low}-${high}%`;
}
