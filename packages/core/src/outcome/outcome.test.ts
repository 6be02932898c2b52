import { describe, expect, it } from 'vitest';
import { outcomeKinds, worseOutcome } from './outcome.ts';

describe('the worse of two outcomes', () => {
  it('is the later in their order, whichever comes first', () => {
    const ordered = outcomeKinds.flatMap((left, at) =>
      outcomeKinds.slice(at).map((right) => ({ left, right })),
    );
    const wrong = ordered.filter(
      ({ left, right }) => worseOutcome(left, right) !== right || worseOutcome(right, left) !== right,
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['delivered', 'moved', 'moved'],
    ['refused', 'delivered', 'refused'],
    ['uncertain', 'refused', 'uncertain'],
    ['waiting', 'held', 'held'],
    ['not_sent', 'delivered', 'not_sent'],
  ] as const)('of %s and %s is %s', (left, right, worse) => {
    expect(worseOutcome(left, right)).toBe(worse);
  });
});
