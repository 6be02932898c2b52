import { expect, test } from 'vitest';
import { createDailyCount } from './daily-count.ts';

test('counts begin again at midnight of UTC', () => {
  const clock = { time: Date.parse('2026-11-01T23:59:59Z'), now: () => clock.time };
  const count = createDailyCount(clock);
  count.add('variants');
  count.add('variants');
  count.add('products');
  expect([count.today('variants'), count.today('products'), count.today('files')]).toEqual([2, 1, 0]);
  clock.time += 1000;
  expect(count.today('variants')).toBe(0);
  count.add('variants');
  expect(count.today('variants')).toBe(1);
});
