import { formatGlobalId } from '../global-id.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import type { BillingPolicy, DeliveryPolicy, PricingPolicy } from './plan-policies.ts';
import type { SellingPlan } from './selling-plan-group.ts';

export const planFields: Readonly<Record<string, FieldResolver>> = {
  ...metafieldsOfOwner('SellingPlan'),
  id: (source: SellingPlan) => formatGlobalId('SellingPlan', source.id),
  createdAt: (source: SellingPlan) => formatTime(source.createdAt),
  description: (source: SellingPlan) => source.description ?? null,
  position: (source: SellingPlan) => source.position ?? null,
  category: (source: SellingPlan) => source.category ?? null,
  inventoryPolicy: (source: SellingPlan) => ({ reserve: source.reserve }),
  billingPolicy: (source: SellingPlan, _args, context: RequestContext) =>
    billingView(source.billingPolicy, context),
  deliveryPolicy: (source: SellingPlan) => deliveryView(source.deliveryPolicy),
  pricingPolicies: (source: SellingPlan, _args, context: RequestContext) =>
    source.pricingPolicies.map((policy) => pricingView(policy, context)),
  translations: () => [],
};

function billingView(policy: BillingPolicy, context: RequestContext): object {
  if (policy.kind === 'recurring')
    return {
      ...policy,
      __typename: 'SellingPlanRecurringBillingPolicy',
      createdAt: formatTime(policy.createdAt),
      minCycles: policy.minCycles ?? null,
      maxCycles: policy.maxCycles ?? null,
    };
  const { chargeType, chargeValue } = policy;
  return {
    __typename: 'SellingPlanFixedBillingPolicy',
    checkoutCharge: {
      type: chargeType,
      value:
        chargeType === 'PERCENTAGE'
          ? { __typename: 'SellingPlanCheckoutChargePercentageValue', percentage: chargeValue }
          : money(chargeValue, context),
    },
    remainingBalanceChargeExactTime: policy.exactTime ?? null,
    remainingBalanceChargeTimeAfterCheckout: policy.timeAfterCheckout ?? null,
    remainingBalanceChargeTrigger: policy.trigger,
  };
}

function deliveryView(policy: DeliveryPolicy): object {
  const cutoff = policy.cutoff ?? null;
  if (policy.kind === 'recurring')
    return {
      ...policy,
      __typename: 'SellingPlanRecurringDeliveryPolicy',
      createdAt: formatTime(policy.createdAt),
      cutoff,
    };
  return {
    ...policy,
    __typename: 'SellingPlanFixedDeliveryPolicy',
    cutoff,
    fulfillmentExactTime: policy.exactTime ?? null,
    fulfillmentTrigger: policy.trigger,
  };
}

function pricingView(policy: PricingPolicy, context: RequestContext): object {
  const isFixed = policy.kind === 'fixed';
  return {
    __typename: isFixed ? 'SellingPlanFixedPricingPolicy' : 'SellingPlanRecurringPricingPolicy',
    adjustmentType: policy.adjustmentType,
    adjustmentValue:
      policy.adjustmentType === 'PERCENTAGE'
        ? { __typename: 'SellingPlanPricingPolicyPercentageValue', percentage: policy.value }
        : money(policy.value, context),
    createdAt: formatTime(policy.createdAt),
    afterCycle: policy.afterCycle ?? null,
  };
}

function money(amount: number, context: RequestContext): object {
  const text = Number.isInteger(amount) ? `${amount}.0` : String(amount);
  return { __typename: 'MoneyV2', amount: text, currencyCode: context.shop.profile.currencyCode };
}
