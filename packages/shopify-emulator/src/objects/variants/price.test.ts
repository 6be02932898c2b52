import { expect, test } from 'vitest';
import { formatPrice } from './price.ts';
import { measuredType, unitPrice } from './unit-price.ts';

test.each([
  ['12', '12.00'],
  ['012.5', '12.50'],
  ['0.005', '0.01'],
  ['9.990', '9.99'],
  ['.5', '0.50'],
  ['1e2', '100.00'],
  ['123456789012345678.9', '123456789012345678.90'],
  [0, '0.00'],
])('the price %j is shown as %j', (given, shown) => {
  expect(formatPrice(given)).toBe(shown);
});

const bottle = { quantityUnit: 'ML', quantityValue: 750, referenceUnit: 'L', referenceValue: 1 };

test('the unit price is that of the reference quantity', () => {
  expect(unitPrice('9.00', bottle)).toBe('12.00');
  expect(unitPrice('9.00', { ...bottle, referenceUnit: 'ML', referenceValue: 100 })).toBe('1.20');
  expect(measuredType(bottle)).toBe('VOLUME');
});

test('there is no unit price between units of different kinds, or of nothing', () => {
  expect(unitPrice('9.00', { ...bottle, referenceUnit: 'KG' })).toBe(null);
  expect(unitPrice('9.00', { ...bottle, quantityValue: 0 })).toBe(null);
  expect(measuredType({ ...bottle, quantityUnit: 'UNKNOWN' })).toBe('UNKNOWN');
});
