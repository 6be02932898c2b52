import { expect, test } from 'vitest';
import { draftPlan } from './draft-plan.ts';
import { groupSummary } from './group-summary.ts';
import type { SellingPlanGroup } from './selling-plan-group.ts';

function groupWith(...discounts: readonly (readonly number[])[]): SellingPlanGroup {
  const plans = discounts.map((percentages, index) =>
    draftPlan(
      { id: index, createdAt: 0 },
      {
        name: `Plan ${index}`,
        pricingPolicies: percentages.map((percentage) => ({
          fixed: { adjustmentType: 'PERCENTAGE' as const, adjustmentValue: { percentage } },
        })),
      },
      0,
    ),
  );
  return {
    id: 1,
    createdAt: 0,
    updatedAt: 0,
    name: 'Subscribe',
    merchantCode: 'subscribe',
    description: undefined,
    options: ['Every'],
    position: undefined,
    appId: undefined,
    ownerAppId: 1,
    plans,
  };
}

test('a summary counts the plans and tells the span of their discounts', () => {
  expect(groupSummary(groupWith([10]))).toBe('1 delivery frequency, 10% discount');
  expect(groupSummary(groupWith([10, 5], [7.5]))).toBe('2 delivery frequencies, 5-10% discount');
  expect(groupSummary(groupWith([10], [10]))).toBe('2 delivery frequencies, 10% discount');
});

test('without a discount there is nothing between the comma and the word', () => {
  expect(groupSummary(groupWith([]))).toBe('1 delivery frequency,  discount');
});
