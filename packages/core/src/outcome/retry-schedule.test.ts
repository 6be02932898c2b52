import { describe, expect, it } from 'vitest';
import { nextAttemptAt, type TriesSoFar } from './retry-schedule.ts';

const nowMs = Date.UTC(2026, 10, 22);
const minute = 60_000;
const hour = 60 * minute;
const at = (tries: number, sinceMs = 0): TriesSoFar => ({ tries, firstAtMs: nowMs - sinceMs, nowMs });

describe('what was refused is tried again', () => {
  it('after a growing delay when it was transient: 1, 2, 4 … minutes, at most 6 hours', () => {
    const delays = [1, 2, 3, 9, 10, 11, 1000].map(
      (tries) => (nextAttemptAt('transient', at(tries)) ?? 0) - nowMs,
    );
    expect(delays).toEqual([minute, 2 * minute, 4 * minute, 256 * minute, 6 * hour, 6 * hour, 6 * hour]);
  });

  it.each([1, 2, 50])('after 6 hours when it was a conflict, also the time after try %i', (tries) => {
    expect(nextAttemptAt('conflict', at(tries))).toBe(nowMs + 6 * hour);
  });

  it('in every run when it depends on something else', () => {
    expect(nextAttemptAt('dependency', at(3))).toBe(0);
  });

  it('not by time when it is permanent', () => {
    expect(nextAttemptAt('permanent', at(1))).toBeUndefined();
  });

  it('as transient for a day when its words are unknown, then as permanent', () => {
    expect(nextAttemptAt('unknown', at(3, 23 * hour))).toBe(nowMs + 4 * minute);
    expect(nextAttemptAt('unknown', at(9, 24 * hour))).toBeUndefined();
  });
});
