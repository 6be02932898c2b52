import { describe, expect, it } from 'vitest';
import { nextAttemptAt } from './retry-schedule.ts';

const nowMs = Date.UTC(2026, 10, 22);
const minute = 60_000;
const hour = 60 * minute;

describe('what was refused is tried again', () => {
  it('after a growing delay when it was transient: 1, 2, 4 … minutes, at most 6 hours', () => {
    const delays = [1, 2, 3, 9, 10, 11, 1000].map(
      (tries) => (nextAttemptAt('transient', tries, nowMs) ?? 0) - nowMs,
    );
    expect(delays).toEqual([minute, 2 * minute, 4 * minute, 256 * minute, 6 * hour, 6 * hour, 6 * hour]);
  });

  it.each([1, 2, 50])('after 6 hours when it was a conflict, also the time after try %i', (tries) => {
    expect(nextAttemptAt('conflict', tries, nowMs)).toBe(nowMs + 6 * hour);
  });

  it('in every run when it depends on something else', () => {
    expect(nextAttemptAt('dependency', 3, nowMs)).toBe(0);
  });

  it('not by time when it is permanent', () => {
    expect(nextAttemptAt('permanent', 1, nowMs)).toBeUndefined();
  });
});
