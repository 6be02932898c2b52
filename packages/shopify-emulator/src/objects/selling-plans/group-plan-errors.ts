import { userError, type UserError } from '../user-error.ts';
import type { SellingPlan, SellingPlanGroup } from './selling-plan-group.ts';
import type { SellingPlanGroupInput } from './selling-plan-input.ts';

const maxPlans = 31;

/** What Shopify has against the plans of a group taken together: how many, how they differ, how they fit its options. Pure. */
export function groupPlanErrors(
  before: SellingPlanGroup,
  group: SellingPlanGroup,
  input: SellingPlanGroupInput,
): readonly UserError[] {
  if (group.plans.length === 0) return [noPlanError(before)];
  if (group.plans.length > maxPlans) {
    const message = `Selling plan groups can't have more than ${maxPlans} selling plans.`;
    return [userError(['input'], message, 'SELLING_PLAN_COUNT_UPPER_BOUND')];
  }
  const changed = new Set(input.sellingPlansToUpdate?.map((plan) => plan.id));
  const isChanged = changed.size > 0 || (input.sellingPlansToCreate?.length ?? 0) > 0;
  if (!isChanged) return [];
  return [...duplicateErrors(group.plans), ...optionErrors(group, input)];
}

function noPlanError(before: SellingPlanGroup): UserError {
  if (before.plans.length === 0) {
    const message = 'Selling plan groups must have at least 1 selling plan.';
    return userError(['input'], message, 'SELLING_PLAN_COUNT_LOWER_BOUND');
  }
  return userError(
    ['input', 'sellingPlansToDelete'],
    "Selling plans to delete can't result in a selling plan group with no selling plan.",
    'SELLING_PLAN_COUNT_LOWER_BOUND',
  );
}

function duplicateErrors(plans: readonly SellingPlan[]): readonly UserError[] {
  const names = plans.map((plan) => plan.name.trim().toLowerCase());
  const options = plans.filter((plan) => plan.options.length > 0).map((plan) => JSON.stringify(plan.options));
  const errors: UserError[] = [];
  if (new Set(names).size < names.length)
    errors.push(
      userError(
        ['input'],
        'Selling plan groups cannot have multiple selling plans with the same name.',
        'SELLING_PLAN_DUPLICATE_NAME',
      ),
    );
  if (new Set(options).size < options.length)
    errors.push(
      userError(
        ['input'],
        'Selling plan groups cannot have multiple selling plans with the same options.',
        'SELLING_PLAN_DUPLICATE_OPTIONS',
      ),
    );
  return errors;
}

/** Each plan has a value for the second and third label of its group, and for no other. */
function optionErrors(group: SellingPlanGroup, input: SellingPlanGroupInput): readonly UserError[] {
  const lists = ['sellingPlansToCreate', 'sellingPlansToUpdate'] as const;
  return lists.flatMap((list) =>
    [...(input[list] ?? []).entries()].flatMap(([index, plan]) => {
      if (plan.options === null || plan.options === undefined) return [];
      const field = ['input', list, String(index), 'options'];
      return [2, 3].flatMap((position) =>
        optionError(field, {
          position,
          label: group.options[position - 1],
          value: plan.options?.[position - 1],
        }),
      );
    }),
  );
}

function optionError(
  field: readonly string[],
  option: {
    readonly position: number;
    readonly label: string | undefined;
    readonly value: string | undefined;
  },
): readonly UserError[] {
  const { position, label, value } = option;
  if ((label === undefined) === (value === undefined)) return [];
  return label === undefined
    ? [
        userError(
          field,
          `Cannot define option${position} on this selling plan as there's no label on the parent selling plan group.`,
          `SELLING_PLAN_MISSING_OPTION${position}_LABEL_ON_PARENT_GROUP`,
        ),
      ]
    : [
        userError(
          field,
          `Selling plan's option${position} is required because option${position} exists.`,
          `SELLING_PLAN_OPTION${position}_REQUIRED_AS_DEFINED_ON_PARENT_GROUP`,
        ),
      ];
}
