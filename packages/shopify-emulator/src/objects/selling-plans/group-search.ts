import type { SearchFields } from '../search/search-fields.ts';
import type { SellingPlanGroup } from './selling-plan-group.ts';

/** What `sellingPlanGroups(query:)` can be filtered by. */
export const groupSearch: SearchFields<SellingPlanGroup> = {
  filters: {
    id: { as: 'number', of: (group) => group.id },
    name: { as: 'words', of: (group) => group.name },
    app_id: { as: 'test', of: ofApp },
    category: { as: 'test', of: inCategories },
    created_at: { as: 'time', of: (group) => group.createdAt * 1000 },
    delivery_frequency: { as: 'exact', of: frequenciesOf },
    percentage_off: { as: 'test', of: takesOff },
  },
  text: (group) => [group.name, group.merchantCode, group.description],
};

/** The number of an app; the group of any app is found by ALL, and CURRENT is left to those who ask. */
function ofApp(value: string): (group: SellingPlanGroup) => boolean {
  return (group) => value === 'ALL' || value === 'CURRENT' || String(group.ownerAppId) === value;
}

/** Several categories may be named, with commas between them. */
function inCategories(value: string): (group: SellingPlanGroup) => boolean {
  const wanted = new Set(value.split(',').map((category) => category.trim().toUpperCase()));
  return (group) => group.plans.some((plan) => plan.category !== undefined && wanted.has(plan.category));
}

function frequenciesOf(group: SellingPlanGroup): readonly string[] {
  return group.plans.flatMap(({ deliveryPolicy }) =>
    deliveryPolicy.kind === 'recurring' ? [deliveryPolicy.interval] : [],
  );
}

function takesOff(value: string): (group: SellingPlanGroup) => boolean {
  const wanted = Number(value);
  return (group) =>
    group.plans.some((plan) =>
      plan.pricingPolicies.some(
        (policy) => policy.adjustmentType === 'PERCENTAGE' && policy.value === wanted,
      ),
    );
}
