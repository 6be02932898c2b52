import { describe, expect, test } from 'vitest';
import { draftBilling, draftDelivery } from './draft-policies.ts';
import { inputLimitErrors } from './input-limits.ts';
import { policyErrors, policyTypeErrors, pricingErrors } from './policy-errors.ts';
import type { BillingPolicyInput, DeliveryPolicyInput, PricingPolicyInput } from './selling-plan-input.ts';

const field = ['input', 'sellingPlansToCreate', '0'];
const monthly = { recurring: { interval: 'MONTH', intervalCount: 1 } } as const;

const codesOf = (billing: BillingPolicyInput, delivery: DeliveryPolicyInput): readonly unknown[] =>
  policyErrors(draftBilling(billing, 0), draftDelivery(delivery, 0), field).map((error) => [
    error.field?.slice(field.length).join('.'),
    error.code,
  ]);

test.each([
  [{ type: 'PERCENTAGE', value: { percentage: 40 } }, []],
  [{ type: 'PRICE', value: { fixedValue: '4' } }, []],
  [{ type: 'PERCENTAGE', value: { fixedValue: '4' } }, ['CHECKOUT_CHARGE_VALUE_AND_TYPE_MUST_MATCH']],
  [{ type: 'PRICE', value: { percentage: 40 } }, ['CHECKOUT_CHARGE_VALUE_AND_TYPE_MUST_MATCH']],
  [{ type: 'PRICE', value: { percentage: 4, fixedValue: '4' } }, ['ONLY_NEED_ONE_CHECKOUT_CHARGE_VALUE']],
] as const)('the charge at checkout %j is told as %j', (checkoutCharge, codes) => {
  const errors = policyTypeErrors({ billingPolicy: { fixed: { checkoutCharge } } }, field);
  expect(errors.map(({ code }) => code)).toEqual(codes);
});

describe('policies of a plan', () => {
  test('may bill as often as they deliver, or once for several deliveries', () => {
    expect(codesOf(monthly, monthly)).toEqual([]);
    expect(codesOf({ recurring: { interval: 'YEAR', intervalCount: 1 } }, monthly)).toEqual([]);
    expect(
      codesOf(
        { recurring: { interval: 'WEEK', intervalCount: 2 } },
        { recurring: { interval: 'DAY', intervalCount: 7 } },
      ),
    ).toEqual([]);
  });

  test('bill neither more often than they deliver, nor out of step', () => {
    const code = [['', 'SELLING_PLAN_BILLING_CYCLE_MUST_BE_A_MULTIPLE_OF_DELIVERY_CYCLE']];
    expect(codesOf(monthly, { recurring: { interval: 'MONTH', intervalCount: 2 } })).toEqual(code);
    expect(codesOf(monthly, { recurring: { interval: 'WEEK', intervalCount: 1 } })).toEqual(code);
  });

  test('need an interval, the delivery being told first', () => {
    const never = { recurring: { interval: 'MONTH', intervalCount: 0 } } as const;
    expect(codesOf(never, never)).toEqual([
      ['deliveryPolicy.recurring.intervalCount', 'GREATER_THAN'],
      ['billingPolicy.recurring.intervalCount', 'GREATER_THAN'],
    ]);
  });

  test('have the same anchors', () => {
    const anchored = (day: number) => ({
      recurring: { ...monthly.recurring, anchors: [{ type: 'MONTHDAY', day }] },
    });
    expect(codesOf(anchored(1), anchored(1))).toEqual([]);
    expect(codesOf(anchored(1), anchored(2))).toEqual([
      ['', 'SELLING_PLAN_BILLING_AND_DELIVERY_POLICY_ANCHORS_MUST_BE_EQUAL'],
    ]);
  });

  test('are both recurring or both fixed', () => {
    expect(codesOf(monthly, { fixed: { fulfillmentTrigger: 'ASAP' } })).toEqual([
      ['', 'BILLING_AND_DELIVERY_POLICY_TYPES_MUST_BE_THE_SAME'],
    ]);
    expect(codesOf({ fixed: {} }, { fixed: { fulfillmentTrigger: 'ASAP' } })).toEqual([]);
  });

  test('end no sooner than they may', () => {
    expect(codesOf({ recurring: { ...monthly.recurring, minCycles: 3, maxCycles: 2 } }, monthly)).toEqual([
      ['billingPolicy.recurring.maxCycles', 'SELLING_PLAN_MAX_CYCLES_MUST_BE_GREATER_THAN_MIN_CYCLES'],
    ]);
  });

  test('are of one kind each', () => {
    const both = { fixed: {}, recurring: {} };
    expect(
      policyTypeErrors({ billingPolicy: both, deliveryPolicy: both }, field).map(({ code }) => code),
    ).toEqual(['ONLY_ONE_OF_FIXED_OR_RECURRING_BILLING', 'ONLY_ONE_OF_FIXED_OR_RECURRING_DELIVERY']);
  });
});

describe('policies that bill and deliver once', () => {
  const fixed = (billing: object, delivery: object = { fulfillmentTrigger: 'ASAP' }): readonly unknown[] =>
    codesOf({ fixed: billing }, { fixed: delivery });
  const half = { checkoutCharge: { type: 'PERCENTAGE', value: { percentage: 50 } } };

  test('leave no balance exactly when everything is charged at the checkout', () => {
    expect(fixed({ ...half, remainingBalanceChargeTrigger: 'NO_REMAINING_BALANCE' })).toEqual([
      [
        'billingPolicy.fixed.remainingBalanceChargeTrigger',
        'REMAINING_BALANCE_CHARGE_TRIGGER_NO_REMAINING_BALANCE_ON_PARTIAL_PERCENTAGE_CHECKOUT_CHARGE',
      ],
    ]);
    expect(fixed({ remainingBalanceChargeTrigger: 'ON_FULFILLMENT' })).toEqual([
      [
        'billingPolicy.fixed.remainingBalanceChargeTrigger',
        'REMAINING_BALANCE_CHARGE_TRIGGER_ON_FULL_CHECKOUT',
      ],
    ]);
    const price = { checkoutCharge: { type: 'PRICE', value: { fixedValue: '5' } } };
    expect(fixed({ ...price, remainingBalanceChargeTrigger: 'NO_REMAINING_BALANCE' })).toEqual([
      [
        'billingPolicy.fixed.remainingBalanceChargeTrigger',
        'REMAINING_BALANCE_CHARGE_TRIGGER_NO_REMAINING_BALANCE_ON_PRICE_CHECKOUT_CHARGE',
      ],
    ]);
  });

  test('name a time exactly when it is asked for', () => {
    const time = '2026-12-01T00:00:00Z';
    expect(fixed({ ...half, remainingBalanceChargeTrigger: 'EXACT_TIME' })).toEqual([
      ['billingPolicy.fixed.remainingBalanceChargeExactTime', 'REMAINING_BALANCE_CHARGE_EXACT_TIME_REQUIRED'],
    ]);
    expect(
      fixed({
        ...half,
        remainingBalanceChargeTrigger: 'ON_FULFILLMENT',
        remainingBalanceChargeExactTime: time,
      }),
    ).toEqual([
      [
        'billingPolicy.fixed.remainingBalanceChargeExactTime',
        'REMAINING_BALANCE_CHARGE_EXACT_TIME_NOT_ALLOWED',
      ],
    ]);
    expect(
      fixed({
        ...half,
        remainingBalanceChargeTrigger: 'TIME_AFTER_CHECKOUT',
        remainingBalanceChargeTimeAfterCheckout: 'P0D',
      }),
    ).toEqual([
      [
        'billingPolicy.fixed.remainingBalanceChargeTimeAfterCheckout',
        'REMAINING_BALANCE_CHARGE_TIME_AFTER_CHECKOUT_MUST_BE_GREATER_THAN_ZERO',
      ],
    ]);
    expect(fixed({}, { fulfillmentTrigger: 'EXACT_TIME' })).toEqual([
      ['deliveryPolicy.fixed.fulfillmentExactTime', 'FULFILLMENT_EXACT_TIME_REQUIRED'],
    ]);
    expect(fixed({}, { fulfillmentTrigger: 'ASAP', fulfillmentExactTime: time })).toEqual([
      ['deliveryPolicy.fixed.fulfillmentExactTime', 'FULFILLMENT_EXACT_TIME_NOT_ALLOWED'],
    ]);
  });

  test('have anchors exactly when they wait for one', () => {
    expect(fixed({}, { fulfillmentTrigger: 'ANCHOR' })).toEqual([
      ['deliveryPolicy.fixed.anchors', 'SELLING_PLAN_ANCHORS_REQUIRED'],
    ]);
    const anchors = [{ type: 'MONTHDAY', day: 1 }];
    expect(fixed({}, { fulfillmentTrigger: 'ASAP', anchors })).toEqual([
      ['deliveryPolicy.fixed.anchors', 'SELLING_PLAN_ANCHORS_NOT_ALLOWED'],
    ]);
  });
});

describe('prices of a plan', () => {
  const off = (percentage: number): PricingPolicyInput => ({
    fixed: { adjustmentType: 'PERCENTAGE', adjustmentValue: { percentage } },
  });
  const later: PricingPolicyInput = {
    recurring: { adjustmentType: 'PERCENTAGE', adjustmentValue: { percentage: 5 }, afterCycle: 2 },
  };
  const codes = (...policies: readonly PricingPolicyInput[]): readonly unknown[] =>
    pricingErrors(policies, field).map(({ code }) => code);

  test('are a fixed one, and a recurring one at most', () => {
    expect(codes()).toEqual([]);
    expect(codes(off(10), later)).toEqual([]);
    expect(codes(later)).toEqual(['SELLING_PLAN_PRICING_POLICIES_MUST_CONTAIN_A_FIXED_PRICING_POLICY']);
    expect(codes(off(10), off(5))).toEqual(['SELLING_PLAN_FIXED_PRICING_POLICIES_LIMIT']);
  });

  test('have one value, of the type that they name, and not beyond what can be', () => {
    const value = (adjustmentType: 'PERCENTAGE' | 'PRICE', adjustmentValue: object) =>
      codes({ fixed: { adjustmentType, adjustmentValue } });
    expect(value('PERCENTAGE', {})).toEqual(['ONLY_NEED_ONE_PRICING_POLICY_VALUE']);
    expect(value('PERCENTAGE', { percentage: 5, fixedValue: '5' })).toEqual([
      'ONLY_NEED_ONE_PRICING_POLICY_VALUE',
    ]);
    expect(value('PRICE', { percentage: 5 })).toEqual([
      'PRICING_POLICY_ADJUSTMENT_VALUE_AND_TYPE_MUST_MATCH',
    ]);
    expect(value('PERCENTAGE', { percentage: 101 })).toEqual(['LESS_THAN_OR_EQUAL_TO']);
    expect(value('PRICE', { fixedValue: '-1' })).toEqual(['GREATER_THAN_OR_EQUAL_TO']);
    expect(codes({ ...off(5), ...later })).toEqual(['ONLY_NEED_ONE_PRICING_POLICY_TYPE']);
  });
});

test('numbers out of range and lists that are too long are told before anything else', () => {
  const options = ['a', 'b', 'c', 'd'];
  const plan = {
    options,
    position: 2 ** 31,
    billingPolicy: { recurring: { minCycles: 0 } },
    deliveryPolicy: { recurring: { cutoff: -1 } },
    pricingPolicies: [{}, {}, {}],
  };
  expect(inputLimitErrors({ options, sellingPlansToUpdate: [plan] })).toEqual([
    {
      field: ['input', 'options'],
      message: 'Too many selling plan group options (maximum 3 options)',
      code: 'TOO_LONG',
    },
    ...[
      ['options', 'Too many selling plan options (maximum 3 options)', 'TOO_LONG'],
      ['position', 'Position must be within the range of -2,147,483,648 to 2,147,483,647', 'INVALID'],
      [
        'billingPolicy.recurring.minCycles',
        'Min cycles must be within the range of 1 to 2,147,483,647',
        'INVALID',
      ],
      ['deliveryPolicy.recurring.cutoff', 'Cutoff must be within the range of 0 to 2,147,483,647', 'INVALID'],
      [
        'pricingPolicies',
        "Selling plans to update pricing policies can't have more than 2 pricing policies",
        'SELLING_PLAN_PRICING_POLICIES_LIMIT',
      ],
    ].map(([path, message, code]) => ({
      field: ['input', 'sellingPlansToUpdate', '0', ...(path ?? '').split('.')],
      message,
      code,
    })),
  ]);
});
