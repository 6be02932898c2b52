import type { PlanName } from '../store/shop-profile.ts';

/** Rate limits by plan: points that a bucket holds, and points that it gets back each second. */
export const plans: Readonly<Record<PlanName, BucketSize>> = {
  standard: { maximumAvailable: 2_000, restoreRate: 100 },
  advanced: { maximumAvailable: 4_000, restoreRate: 200 },
  plus: { maximumAvailable: 20_000, restoreRate: 1_000 },
  enterprise: { maximumAvailable: 40_000, restoreRate: 2_000 },
};

export interface BucketSize {
  readonly maximumAvailable: number;
  readonly restoreRate: number;
}

/** What one document may cost, whatever the bucket holds. */
export const maxDocumentCost = 1_000;

export const planNames: readonly PlanName[] = ['standard', 'advanced', 'plus', 'enterprise'];

export function isPlanName(name: unknown): name is PlanName {
  return typeof name === 'string' && Object.hasOwn(plans, name);
}
