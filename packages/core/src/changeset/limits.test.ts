import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '../spec/sync-spec.ts';
import { allowedRows, breachedLimits } from './limits.ts';

describe('how many rows a limit allows', () => {
  it.each<[string, Limit, number, number]>([
    ['a percentage', { percent: 5 }, 1000, 50],
    ['a percentage, rounded down', { percent: 5 }, 119, 5],
    ['a fraction of a percentage', { percent: 0.5 }, 10_000, 50],
    ['a percentage of little: never below five', { percent: 5 }, 10, 5],
    ['a percentage of nothing', { percent: 5 }, 0, 5],
    ['rows', { rows: 3 }, 1000, 3],
    ['no rows', { rows: 0 }, 1000, 0],
    ['both, of much: the rows', { percent: 5, rows: 500 }, 100_000, 500],
    ['both, of less: the percentage', { percent: 5, rows: 500 }, 1000, 50],
    ['both, the rows below five', { percent: 5, rows: 2 }, 1000, 2],
  ])('%s', (_name, limit, owned, allowed) => {
    expect(allowedRows(limit, owned)).toBe(allowed);
  });

  it('grows with what is owned, and is never above the rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(1000), fc.nat(1e6), (percent, rows, owned) => {
        const allowed = allowedRows({ percent, rows }, owned);
        expect(allowed).toBeLessThanOrEqual(rows);
        expect(allowedRows({ percent, rows }, owned + 1000)).toBeGreaterThanOrEqual(allowed);
      }),
    );
  });
});

describe('breached limits', () => {
  const limits = { removed: { percent: 5, rows: 500 }, added: { rows: 100 } };

  it('are those that a count goes over, with the numbers that say why', () => {
    const counts = { removed: 51, added: 100, changed: 1_000_000 };
    expect(breachedLimits({ limits, counts, owned: 1000, accepted: {} })).toEqual([
      { limit: 'removed', count: 51, allowed: 50, owned: 1000 },
    ]);
  });

  it.each([
    ['the exact number', 812, []],
    ['one less', 811, ['removed']],
    ['more', 1000, ['removed']],
  ])('are accepted with %s only', (_name, removed, breached) => {
    const found = breachedLimits({ limits, counts: { removed: 812 }, owned: 1000, accepted: { removed } });
    expect(found.map(({ limit }) => limit)).toEqual(breached);
  });

  it('do not come from counts that nobody limits', () => {
    expect(breachedLimits({ limits: {}, counts: { removed: 9 }, owned: 9, accepted: {} })).toEqual([]);
  });

  it('come in the order of the limits, one for each', () => {
    const counts = { held: 9, removed: 9, cleared: 9, added: 9, changed: 9, backfill: 9, refused: 9 };
    const all = {
      removed: { rows: 1 },
      added: { rows: 1 },
      changed: { rows: 1 },
      cleared: { rows: 1 },
      backfill: { rows: 1 },
      refused: { rows: 1 },
      held: { rows: 1 },
    };
    expect(breachedLimits({ limits: all, counts, owned: 0, accepted: {} }).map(({ limit }) => limit)).toEqual(
      ['removed', 'added', 'changed', 'cleared', 'backfill', 'refused', 'held'],
    );
  });
});
