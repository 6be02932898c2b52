export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

export interface Anchor {
  readonly type: string;
  readonly day: number;
  readonly month: number | null;
  readonly cutoffDay: number | null;
}

export type BillingPolicy = RecurringBilling | FixedBilling;

interface RecurringBilling {
  readonly kind: 'recurring';
  readonly createdAt: number;
  readonly interval: Interval;
  readonly intervalCount: number;
  readonly minCycles: number | undefined;
  readonly maxCycles: number | undefined;
  readonly anchors: readonly Anchor[];
}

export interface FixedBilling {
  readonly kind: 'fixed';
  readonly chargeType: 'PERCENTAGE' | 'PRICE';
  readonly chargeValue: number;
  readonly trigger: string;
  /** As the API writes times. */
  readonly exactTime: string | undefined;
  /** An ISO 8601 duration. */
  readonly timeAfterCheckout: string | undefined;
}

export type DeliveryPolicy = RecurringDelivery | FixedDelivery;

interface Delivery {
  readonly cutoff: number | undefined;
  readonly intent: string;
  readonly preAnchorBehavior: string;
  readonly anchors: readonly Anchor[];
}

interface RecurringDelivery extends Delivery {
  readonly kind: 'recurring';
  readonly createdAt: number;
  readonly interval: Interval;
  readonly intervalCount: number;
}

export interface FixedDelivery extends Delivery {
  readonly kind: 'fixed';
  readonly trigger: string;
  /** As the API writes times. */
  readonly exactTime: string | undefined;
}

export interface PricingPolicy {
  readonly kind: 'fixed' | 'recurring';
  readonly createdAt: number;
  readonly adjustmentType: 'FIXED_AMOUNT' | 'PERCENTAGE' | 'PRICE';
  /** Per cent, or an amount in the currency of the shop. */
  readonly value: number;
  /** For a recurring one: from which cycle on. */
  readonly afterCycle: number | undefined;
}
