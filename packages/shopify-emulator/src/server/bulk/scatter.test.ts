import { expect, test } from 'vitest';
import { scatter } from './scatter.ts';

test('scatters evenly, and always the same', () => {
  const values = Array.from({ length: 2_000 }, (_, number) => scatter(7_100_000_000_001, number));
  expect(values).toEqual(Array.from({ length: 2_000 }, (_, number) => scatter(7_100_000_000_001, number)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(scatter(7_100_000_000_002, 0)).not.toBe(values[0]);
});
