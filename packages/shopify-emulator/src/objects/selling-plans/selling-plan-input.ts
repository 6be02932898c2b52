import type { MetafieldInput } from '../metafields/check-metafield.ts';
import type { Interval } from './plan-policies.ts';

/** The inputs as clients write them; everything may be missing. */

type Optional<Value> = Value | null | undefined;

export interface SellingPlanGroupInput {
  readonly appId?: Optional<string>;
  readonly description?: Optional<string>;
  readonly merchantCode?: Optional<string>;
  readonly name?: Optional<string>;
  readonly options?: Optional<readonly string[]>;
  readonly position?: Optional<number>;
  readonly sellingPlansToCreate?: Optional<readonly SellingPlanInput[]>;
  readonly sellingPlansToDelete?: Optional<readonly string[]>;
  readonly sellingPlansToUpdate?: Optional<readonly SellingPlanInput[]>;
}

export interface SellingPlanInput {
  readonly id?: Optional<string>;
  readonly name?: Optional<string>;
  readonly description?: Optional<string>;
  readonly options?: Optional<readonly string[]>;
  readonly position?: Optional<number>;
  readonly category?: Optional<string>;
  readonly billingPolicy?: Optional<BillingPolicyInput>;
  readonly deliveryPolicy?: Optional<DeliveryPolicyInput>;
  readonly inventoryPolicy?: Optional<{ readonly reserve?: Optional<string> }>;
  readonly pricingPolicies?: Optional<readonly PricingPolicyInput[]>;
  readonly metafields?: Optional<readonly MetafieldInput[]>;
}

export interface AnchorInput {
  readonly type?: Optional<string>;
  readonly day?: Optional<number>;
  readonly month?: Optional<number>;
  readonly cutoffDay?: Optional<number>;
}

export interface BillingPolicyInput {
  readonly fixed?: Optional<FixedBillingInput>;
  readonly recurring?: Optional<RecurringBillingInput>;
}

export interface RecurringBillingInput {
  readonly interval?: Optional<Interval>;
  readonly intervalCount?: Optional<number>;
  readonly minCycles?: Optional<number>;
  readonly maxCycles?: Optional<number>;
  readonly anchors?: Optional<readonly AnchorInput[]>;
}

export type CheckoutChargeInput = Optional<{
  readonly type?: Optional<'PERCENTAGE' | 'PRICE'>;
  readonly value?: Optional<{
    readonly fixedValue?: Optional<string | number>;
    readonly percentage?: Optional<number>;
  }>;
}>;

export interface FixedBillingInput {
  readonly checkoutCharge?: CheckoutChargeInput;
  readonly remainingBalanceChargeExactTime?: Optional<string>;
  readonly remainingBalanceChargeTimeAfterCheckout?: Optional<string>;
  readonly remainingBalanceChargeTrigger?: Optional<string>;
}

export interface DeliveryPolicyInput {
  readonly fixed?: Optional<FixedDeliveryInput>;
  readonly recurring?: Optional<RecurringDeliveryInput>;
}

interface DeliveryInput {
  readonly anchors?: Optional<readonly AnchorInput[]>;
  readonly cutoff?: Optional<number>;
  readonly intent?: Optional<string>;
  readonly preAnchorBehavior?: Optional<string>;
}

export interface RecurringDeliveryInput extends DeliveryInput {
  readonly interval?: Optional<Interval>;
  readonly intervalCount?: Optional<number>;
}

export interface FixedDeliveryInput extends DeliveryInput {
  readonly fulfillmentExactTime?: Optional<string>;
  readonly fulfillmentTrigger?: Optional<string>;
}

export interface PricingPolicyInput {
  readonly fixed?: Optional<PricingInput>;
  readonly recurring?: Optional<PricingInput & { readonly afterCycle?: Optional<number> }>;
}

export interface PricingInput {
  readonly adjustmentType?: Optional<'FIXED_AMOUNT' | 'PERCENTAGE' | 'PRICE'>;
  readonly adjustmentValue?: Optional<{
    readonly fixedValue?: Optional<string | number>;
    readonly percentage?: Optional<number>;
  }>;
}
