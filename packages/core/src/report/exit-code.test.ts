import { describe, expect, it } from 'vitest';
import { combinedExitCode, needsAttention } from './exit-code.ts';
import { ReportBuilder } from './report-builder.ts';

describe('the exit code of several syncs', () => {
  it.each([
    [[], 0],
    [[0, 0], 0],
    [[0, 3], 3],
    [[3, 4], 4],
    [[4, 5, 3], 5],
    [[5, 2], 2],
    [[3, 4, 5, 2, 1], 1],
  ])('%o: %i', (codes, expected) => {
    expect(combinedExitCode(codes)).toBe(expected);
  });
});

describe('a run needs attention', () => {
  const none = { refused: 0, held: 0 };
  const some = { refused: 2, held: 2 };

  it.each([
    ['nothing', {}, 0, none, false],
    ['what goes by itself', { unmatched: 9, waiting: 9, exists: 9, moved: 9, not_sent: 9 }, 0, none, false],
    ['one refused', { refused: 1 }, 0, none, true],
    ['one held', { held: 1 }, 0, none, true],
    ['one row held at reading', {}, 1, none, true],
    ['one uncertain, whatever is allowed', { uncertain: 1 }, 0, some, true],
    ['as many refused and held as allowed', { refused: 2, held: 2 }, 0, some, false],
    ['one more refused', { refused: 3 }, 0, some, true],
    ['held things and rows that are too many together', { held: 1 }, 2, some, true],
  ])('for %s', (_name, outcomes, heldRows, allowed, expected) => {
    const { rows, things, outcomes: zero } = new ReportBuilder();
    const report = {
      rows: { ...rows, held: heldRows },
      things: { ...things, outcomes: { ...zero, ...outcomes } },
    };
    expect(needsAttention(report, allowed)).toBe(expected);
  });
});
