import { expect, test } from 'vitest';
import { formatAmount } from './money.ts';

test.each([
  ['12', '12.00'],
  ['012.5', '12.50'],
  ['0.005', '0.01'],
  ['9.990', '9.99'],
  ['.5', '0.50'],
  ['1e2', '100.00'],
  ['123456789012345678.9', '123456789012345678.90'],
  [0, '0.00'],
])('the amount %j is kept as %j', (given, shown) => {
  expect(formatAmount(given)).toBe(shown);
});
