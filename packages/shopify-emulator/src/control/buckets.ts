import type { Clock } from '../clock/clock.ts';
import { createBucket, type Bucket } from '../limits/bucket.ts';
import { plans } from '../limits/plans.ts';
import type { PlanName } from '../store/shop-profile.ts';

/** One bucket for each app of the shop. */
export interface Buckets {
  of(appId: number): Bucket;
  /** All buckets full again, of the size of this plan. */
  fill(plan: PlanName): void;
}

export function createBuckets(clock: Clock, initialPlan: PlanName): Buckets {
  let plan = initialPlan;
  let buckets = new Map<number, Bucket>();
  return {
    of(appId) {
      let bucket = buckets.get(appId);
      if (bucket === undefined) {
        bucket = createBucket(clock, plans[plan]);
        buckets.set(appId, bucket);
      }
      return bucket;
    },
    fill(next) {
      plan = next;
      buckets = new Map();
    },
  };
}
