import { expect, test } from 'vitest';
import { measuredType, unitPrice } from './unit-price.ts';

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
