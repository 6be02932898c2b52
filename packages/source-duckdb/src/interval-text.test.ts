import { expect, test } from 'vitest';
import { intervalText } from './interval-text.ts';

test.each([
  [{ months: 0, days: 0, micros: 0n }, 'PT0S'],
  [{ months: 14, days: 0, micros: 0n }, 'P1Y2M'],
  [{ months: -14, days: 3, micros: 0n }, 'P-1Y-2M3D'],
  [{ months: 0, days: 0, micros: 14_706_500_000n }, 'PT4H5M6.5S'],
  [{ months: 0, days: -1, micros: -61_000_001n }, 'P-1DT-1M-1.000001S'],
  [{ months: 0, days: 0, micros: -500_000n }, 'PT-0.5S'],
  [{ months: 0, days: 0, micros: 360_000_000_000n }, 'PT100H'],
])('%o is %s', (parts, text) => {
  expect(intervalText(parts)).toBe(text);
});
