import { expect, test } from 'vitest';
import { nextTryText, timeText } from './time-text.ts';

test('times are UTC to the second', () => {
  expect(timeText(Date.UTC(2026, 10, 22, 15, 3, 10, 999))).toBe('2026-11-22 15:03:10Z');
});

test('a next try is a time, the next run, or an edit', () => {
  expect([undefined, 0, Date.UTC(2026, 0, 1)].map(nextTryText)).toEqual([
    'when the row or its mapping changes',
    'in the next run',
    '2026-01-01 00:00:00Z',
  ]);
});
