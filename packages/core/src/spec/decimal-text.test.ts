import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  isDecimal,
  multiplyDecimals,
  plainDecimal,
  roundDecimal,
} from './decimal-text.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat({ max: 30 }))
  .map(([digits, scale]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const point = text.length - scale;
    return (digits < 0n ? '-' : '') + text.slice(0, point) + (scale === 0 ? '' : `.${text.slice(point)}`);
  });

describe('plainDecimal', () => {
  test.each([
    ['1.50', '1.50'],
    ['+7', '7'],
    ['-0.5', '-0.5'],
    ['1.50e2', '150'],
    ['1e3', '1000'],
    ['1.5e-7', '0.00000015'],
    ['-2E+1', '-20'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
  ])('writes %s as %s', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain);
  });

  test.each(['', '.', 'e5', 'NaN', 'Infinity', '1e99999', '0x10', '1 000', '1,5'])(
    'knows no number %j',
    (text) => {
      expect(plainDecimal(text)).toBeUndefined();
    },
  );

  test('gives for every double the digits that make it again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const plain = plainDecimal(String(value)) ?? '';
        expect([isDecimal(plain), Number(plain)]).toEqual([true, value + 0]);
      }),
    );
  });
});

describe('canonicalDecimal', () => {
  test.each([
    ['1.50', '1.5'],
    ['-0.00', '0'],
    ['007', '7'],
    ['100', '100'],
    ['-010.010', '-10.01'],
  ])('writes %s as %s', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical);
  });

  test('is the same text exactly for equal numbers', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        const isSame = canonicalDecimal(left) === canonicalDecimal(right);
        expect(isSame).toBe(compareDecimals(left, right) === 0);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('multiplies exactly where doubles do not', () => {
    expect(multiplyDecimals('1.1', '1.1')).toBe('1.21');
    expect(multiplyDecimals('9007199254740993', '0.01')).toBe('90071992547409.93');
  });

  test('takes a factor back that divides evenly', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(multiplyDecimals(multiplyDecimals(text, '0.01'), '100')).toBe(canonicalDecimal(text));
      }),
    );
  });

  test('adds what it takes away', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        const sum = addDecimals(left, right);
        expect(addDecimals(sum, multiplyDecimals(right, '-1'))).toBe(canonicalDecimal(left));
      }),
    );
  });

  test.each([
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['1.004', 2, '1'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['1.2', 5, '1.2'],
  ])('rounds %s to %d places: %s', (text, places, rounded) => {
    expect(roundDecimal(text, places)).toBe(rounded);
  });
});
