import type { Clock } from '../clock/clock.ts';
import { createBucket, type Bucket } from '../limits/bucket.ts';
import { plans, type BucketSize } from '../limits/plans.ts';
import type { PlanName } from '../store/shop-profile.ts';

/** One bucket for each app of the shop. */
export interface Buckets {
  of(appId: number): Bucket;
  /** All buckets full again, of the size of this plan. */
  fill(plan: PlanName): void;
  /** All buckets full again, of this size. */
  resize(size: BucketSize): void;
  size(): BucketSize;
  /** The apps that have called. */
  appIds(): readonly number[];
}

export function createBuckets(clock: Clock, initialPlan: PlanName): Buckets {
  let size = plans[initialPlan];
  let buckets = new Map<number, Bucket>();
  const resize = (next: BucketSize): void => {
    size = next;
    buckets = new Map();
  };
  return {
    of(appId) {
      let bucket = buckets.get(appId);
      if (bucket === undefined) {
        bucket = createBucket(clock, size);
        buckets.set(appId, bucket);
      }
      return bucket;
    },
    fill: (plan) => resize(plans[plan]),
    resize,
    size: () => size,
    appIds: () => [...buckets.keys()],
  };
}
