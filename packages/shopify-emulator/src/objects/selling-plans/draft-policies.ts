import type { Anchor, BillingPolicy, DeliveryPolicy, PricingPolicy } from './plan-policies.ts';
import type {
  AnchorInput,
  BillingPolicyInput,
  DeliveryPolicyInput,
  FixedBillingInput,
  FixedDeliveryInput,
  PricingInput,
  PricingPolicyInput,
  RecurringBillingInput,
  RecurringDeliveryInput,
} from './selling-plan-input.ts';

/** Policies as an input describes them, with Shopify's defaults; what cannot be is for `policyErrors` to tell. Pure. */
export function draftBilling(input: BillingPolicyInput, now: number): BillingPolicy {
  return input.recurring === null || input.recurring === undefined
    ? draftFixedBilling(input.fixed ?? {})
    : draftRecurringBilling(input.recurring, now);
}

function draftRecurringBilling(input: RecurringBillingInput, now: number): BillingPolicy {
  return {
    kind: 'recurring',
    createdAt: now,
    interval: input.interval ?? 'MONTH',
    intervalCount: input.intervalCount ?? 1,
    minCycles: input.minCycles ?? undefined,
    maxCycles: input.maxCycles ?? undefined,
    anchors: (input.anchors ?? []).map(draftAnchor),
  };
}

function draftFixedBilling(input: FixedBillingInput): BillingPolicy {
  const charge = input.checkoutCharge;
  return {
    kind: 'fixed',
    chargeType: charge?.type ?? 'PERCENTAGE',
    chargeValue: Number(charge?.value?.percentage ?? charge?.value?.fixedValue ?? 100),
    trigger: input.remainingBalanceChargeTrigger ?? 'NO_REMAINING_BALANCE',
    exactTime: input.remainingBalanceChargeExactTime ?? undefined,
    timeAfterCheckout: input.remainingBalanceChargeTimeAfterCheckout ?? undefined,
  };
}

export function draftDelivery(input: DeliveryPolicyInput, now: number): DeliveryPolicy {
  return input.recurring === null || input.recurring === undefined
    ? draftFixedDelivery(input.fixed ?? {})
    : draftRecurringDelivery(input.recurring, now);
}

function draftRecurringDelivery(input: RecurringDeliveryInput, now: number): DeliveryPolicy {
  return {
    ...draftDeliveryTiming(input),
    kind: 'recurring',
    createdAt: now,
    interval: input.interval ?? 'MONTH',
    intervalCount: input.intervalCount ?? 1,
  };
}

function draftFixedDelivery(input: FixedDeliveryInput): DeliveryPolicy {
  return {
    ...draftDeliveryTiming(input),
    kind: 'fixed',
    trigger: input.fulfillmentTrigger ?? 'UNKNOWN',
    exactTime: input.fulfillmentExactTime ?? undefined,
  };
}

function draftDeliveryTiming(input: RecurringDeliveryInput | FixedDeliveryInput) {
  return {
    cutoff: input.cutoff ?? undefined,
    intent: input.intent ?? 'FULFILLMENT_BEGIN',
    preAnchorBehavior: input.preAnchorBehavior ?? 'ASAP',
    anchors: (input.anchors ?? []).map(draftAnchor),
  };
}

function draftAnchor(input: AnchorInput): Anchor {
  return {
    type: input.type ?? 'MONTHDAY',
    day: input.day ?? 1,
    month: input.month ?? null,
    cutoffDay: input.cutoffDay ?? null,
  };
}

export function draftPricing(input: PricingPolicyInput, now: number): PricingPolicy {
  const { fixed, recurring } = input;
  if (recurring === null || recurring === undefined)
    return { ...draftAdjustment(fixed ?? {}, now), kind: 'fixed', afterCycle: undefined };
  return { ...draftAdjustment(recurring, now), kind: 'recurring', afterCycle: recurring.afterCycle ?? 0 };
}

function draftAdjustment(input: PricingInput, now: number) {
  const value = Number(input.adjustmentValue?.percentage ?? input.adjustmentValue?.fixedValue ?? 0);
  return { createdAt: now, adjustmentType: input.adjustmentType ?? 'PERCENTAGE', value } as const;
}
