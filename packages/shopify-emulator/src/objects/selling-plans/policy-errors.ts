import { userError, type UserError } from '../user-error.ts';
import { fixedBillingErrors, fixedDeliveryErrors } from './fixed-policy-errors.ts';
import { inWords } from './input-limits.ts';
import type { Anchor, BillingPolicy, DeliveryPolicy, Interval } from './plan-policies.ts';
import type {
  CheckoutChargeInput,
  PricingInput,
  PricingPolicyInput,
  SellingPlanInput,
} from './selling-plan-input.ts';

/** Whether a policy input says something in more than one way. `field` is where the plan stands. Pure. */
export function policyTypeErrors(plan: SellingPlanInput, field: readonly string[]): readonly UserError[] {
  const { billingPolicy: billing, deliveryPolicy: delivery } = plan;
  return [
    ...onlyOne(billing, [...field, 'billingPolicy'], 'ONLY_ONE_OF_FIXED_OR_RECURRING_BILLING'),
    ...onlyOne(delivery, [...field, 'deliveryPolicy'], 'ONLY_ONE_OF_FIXED_OR_RECURRING_DELIVERY'),
    ...chargeTypeErrors(billing?.fixed?.checkoutCharge, [
      ...field,
      'billingPolicy',
      'fixed',
      'checkoutCharge',
    ]),
  ];
}

/** In the words of the documentation; nobody saw these two. */
function chargeTypeErrors(charge: CheckoutChargeInput, field: readonly string[]): readonly UserError[] {
  const { percentage = null, fixedValue = null } = charge?.value ?? {};
  const at = [...field, 'value'];
  if (percentage !== null && fixedValue !== null) {
    const message = "A fixed billing policy's checkout charge can have at most one value";
    return [userError(at, message, 'ONLY_NEED_ONE_CHECKOUT_CHARGE_VALUE')];
  }
  const wrong = charge?.type === 'PRICE' ? percentage : fixedValue;
  if (wrong === null) return [];
  const message = "A fixed billing policy's checkout charge value and type must match";
  return [userError(at, message, 'CHECKOUT_CHARGE_VALUE_AND_TYPE_MUST_MATCH')];
}

function onlyOne(
  policy: { readonly fixed?: unknown; readonly recurring?: unknown } | null | undefined,
  field: readonly string[],
  code: string,
): readonly UserError[] {
  const isBoth = (policy?.fixed ?? null) !== null && (policy?.recurring ?? null) !== null;
  const kind = field.at(-1) === 'billingPolicy' ? 'billing' : 'delivery';
  return isBoth ? [userError(field, `Must have only one of fixed or recurring ${kind} policy`, code)] : [];
}

/** Whether a plan's two policies can be kept together: the rules of each, then those of both. Pure. */
export function policyErrors(
  billing: BillingPolicy,
  delivery: DeliveryPolicy,
  field: readonly string[],
): readonly UserError[] {
  const own = [
    ...deliveryErrors(delivery, [...field, 'deliveryPolicy', delivery.kind]),
    ...billingErrors(billing, [...field, 'billingPolicy', billing.kind]),
  ];
  if (own.length > 0) return own;
  if (billing.kind !== delivery.kind)
    return [
      userError(
        field,
        'Billing and delivery policy types must be the same',
        'BILLING_AND_DELIVERY_POLICY_TYPES_MUST_BE_THE_SAME',
      ),
    ];
  if (billing.kind === 'fixed' || delivery.kind === 'fixed') return [];
  return [
    ...anchorErrors(billing.anchors, delivery.anchors, field),
    ...cycleErrors(billing, delivery, field),
  ];
}

interface Frequency {
  readonly interval: Interval;
  readonly intervalCount: number;
}

function deliveryErrors(policy: DeliveryPolicy, field: readonly string[]): readonly UserError[] {
  return policy.kind === 'fixed' ? fixedDeliveryErrors(policy, field) : frequencyErrors(policy, field);
}

function billingErrors(policy: BillingPolicy, field: readonly string[]): readonly UserError[] {
  if (policy.kind === 'fixed') return fixedBillingErrors(policy, field);
  const { minCycles, maxCycles } = policy;
  const errors = frequencyErrors(policy, field);
  if (minCycles === undefined || maxCycles === undefined || maxCycles >= minCycles) return errors;
  return [
    ...errors,
    userError(
      [...field, 'maxCycles'],
      'Max cycles must be greater than min cycles',
      'SELLING_PLAN_MAX_CYCLES_MUST_BE_GREATER_THAN_MIN_CYCLES',
    ),
  ];
}

function frequencyErrors({ intervalCount }: Frequency, field: readonly string[]): readonly UserError[] {
  if (intervalCount > 0) return [];
  return [userError([...field, 'intervalCount'], 'Interval count must be greater than 0', 'GREATER_THAN')];
}

function anchorErrors(
  billing: readonly Anchor[],
  delivery: readonly Anchor[],
  field: readonly string[],
): readonly UserError[] {
  if (JSON.stringify(billing) === JSON.stringify(delivery)) return [];
  return [
    userError(
      field,
      'Billing and delivery policy anchors must be the same',
      'SELLING_PLAN_BILLING_AND_DELIVERY_POLICY_ANCHORS_MUST_BE_EQUAL',
    ),
  ];
}

/** A prepaid plan is billed once for several deliveries, never the other way round. */
function cycleErrors(
  billing: Frequency,
  delivery: Frequency,
  field: readonly string[],
): readonly UserError[] {
  const [billed, delivered] = [lengthOf(billing), lengthOf(delivery)];
  if (billed.unit === delivered.unit && billed.count % delivered.count === 0) return [];
  return [
    userError(
      field,
      'Billing cycle must be a multiple of delivery cycle',
      'SELLING_PLAN_BILLING_CYCLE_MUST_BE_A_MULTIPLE_OF_DELIVERY_CYCLE',
    ),
  ];
}

/** Weeks are days and years are months; a month is no number of days. */
function lengthOf({ interval, intervalCount }: Frequency): { unit: 'DAY' | 'MONTH'; count: number } {
  if (interval === 'WEEK') return { unit: 'DAY', count: intervalCount * 7 };
  if (interval === 'YEAR') return { unit: 'MONTH', count: intervalCount * 12 };
  return { unit: interval, count: intervalCount };
}

/** What is wrong with the prices of a plan. Pure. */
export function pricingErrors(
  policies: readonly PricingPolicyInput[],
  field: readonly string[],
): readonly UserError[] {
  const at = [...field, 'pricingPolicies'];
  const errors = [...policies.entries()].flatMap(([index, policy]) =>
    pricingPolicyErrors(policy, [...at, String(index)]),
  );
  const fixed = policies.filter((policy) => (policy.fixed ?? null) !== null).length;
  if (policies.length > 0 && fixed === 0) {
    const message = `${inWords(field[1])} pricing policies must contain one fixed pricing policy`;
    return [
      ...errors,
      userError(at, message, 'SELLING_PLAN_PRICING_POLICIES_MUST_CONTAIN_A_FIXED_PRICING_POLICY'),
    ];
  }
  if (fixed < 2) return errors;
  const message = `${inWords(field[1])} pricing policies can't have more than 1 fixed pricing policy`;
  return [...errors, userError(at, message, 'SELLING_PLAN_FIXED_PRICING_POLICIES_LIMIT')];
}

function pricingPolicyErrors(policy: PricingPolicyInput, field: readonly string[]): readonly UserError[] {
  const [fixed, recurring] = [policy.fixed ?? null, policy.recurring ?? null];
  if ((fixed === null) === (recurring === null))
    return [
      userError(field, 'Only one pricing policy type can be defined', 'ONLY_NEED_ONE_PRICING_POLICY_TYPE'),
    ];
  const kind = fixed === null ? 'recurring' : 'fixed';
  return adjustmentErrors(fixed ?? recurring ?? {}, [...field, kind]);
}

function adjustmentErrors(input: PricingInput, field: readonly string[]): readonly UserError[] {
  const at = [...field, 'adjustmentValue'];
  const [percentage, fixedValue] = [
    input.adjustmentValue?.percentage ?? null,
    input.adjustmentValue?.fixedValue ?? null,
  ];
  if ((percentage === null) === (fixedValue === null))
    return [
      userError(
        at,
        'Only one pricing policy adjustment value type can be defined',
        'ONLY_NEED_ONE_PRICING_POLICY_VALUE',
      ),
    ];
  if ((input.adjustmentType === 'PERCENTAGE') !== (percentage !== null))
    return [
      userError(
        at,
        "Pricing policy's adjustment value and adjustment type must match",
        'PRICING_POLICY_ADJUSTMENT_VALUE_AND_TYPE_MUST_MATCH',
      ),
    ];
  const value = Number(percentage ?? fixedValue);
  if (value < 0)
    return [userError(at, 'Adjustment value must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO')];
  if (percentage !== null && value > 100)
    return [userError(at, 'Adjustment value must be less than or equal to 100', 'LESS_THAN_OR_EQUAL_TO')];
  return [];
}
