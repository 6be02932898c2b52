import type { Clock } from '../clock/clock.ts';
import type { BucketSize } from './plans.ts';

interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/**
 * The leaky bucket of one app in one shop. A call is let in by what it may cost and pays what it did cost: while it runs, the
 * requested points are held back; `settle` gives the difference back.
 */
export interface Bucket {
  /** Takes the requested points, or takes nothing and says no. */
  admit(requestedPoints: number): boolean;
  /** Ends an admitted call. */
  settle(requestedPoints: number, actualPoints: number): void;
  status(): ThrottleStatus;
}

export function createBucket(clock: Clock, size: BucketSize): Bucket {
  let available = size.maximumAvailable;
  let countedAt = clock.now();

  function restore(): void {
    const now = clock.now();
    const gained = (Math.max(0, now - countedAt) / 1_000) * size.restoreRate;
    available = Math.min(size.maximumAvailable, available + gained);
    countedAt = now;
  }

  return {
    admit(requestedPoints) {
      restore();
      if (available < requestedPoints) return false;
      available -= requestedPoints;
      return true;
    },
    settle(requestedPoints, actualPoints) {
      restore();
      available = Math.min(size.maximumAvailable, available + requestedPoints - actualPoints);
    },
    status() {
      restore();
      return {
        maximumAvailable: size.maximumAvailable,
        currentlyAvailable: Math.floor(available),
        restoreRate: size.restoreRate,
      };
    },
  };
}
