import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldType } from '../destination/object-definition.ts';
import { valueKinds, valueText, type ValueKind } from '../rows/value.ts';
import { canonicalDecimal, plainDecimal } from '../spec/decimal-text.ts';
import { conversions, type ScalarKind } from './conversions.ts';
import { convertCell, type Cell } from './convert-value.ts';

const typeOf = (kind: ScalarKind): FieldType => (kind === 'enum' ? { kind, values: ['A', 'B'] } : { kind });
const convert = (kind: ValueKind, value: Cell['value'], type: ScalarKind): unknown =>
  convertCell({ kind, value }, typeOf(type));

describe('a value that fits', () => {
  test.each<[ValueKind, Cell['value'], ScalarKind, unknown]>([
    ['text', 'Ann', 'string', 'Ann'],
    ['text', 'A', 'enum', 'A'],
    ['text', '1.50', 'decimal', '1.50'],
    ['text', '2026-11-22T10:00:00+01:00', 'datetime', '2026-11-22T09:00:00Z'],
    ['text', 'gid://shopify/Location/1', 'id', 'gid://shopify/Location/1'],
    ['text', '{"a":1}', 'json', '{"a":1}'],
    ['boolean', true, 'boolean', true],
    ['integer', 9_223_372_036_854_775_807n, 'string', '9223372036854775807'],
    ['integer', 9_223_372_036_854_775_807n, 'decimal', '9223372036854775807'],
    ['integer', -2_147_483_648n, 'integer', -2_147_483_648],
    ['integer', 9_007_199_254_740_992n, 'float', 9_007_199_254_740_992],
    ['decimal', '120.50', 'decimal', '120.50'],
    ['decimal', '120.50', 'money', '120.50'],
    ['decimal', '120.50', 'string', '120.50'],
    ['decimal', '120.00', 'integer', 120],
    ['decimal', '0.10', 'float', 0.1],
    ['decimal', '-0.00', 'float', 0],
    ['float', 0.1, 'decimal', '0.1'],
    ['float', 1e21, 'decimal', '1000000000000000000000'],
    ['float', 1e-7, 'money', '0.0000001'],
    ['float', 3, 'integer', 3],
    ['float', 0.1, 'float', 0.1],
    ['date', '2026-11-22', 'date', '2026-11-22'],
    ['date', '2026-11-22', 'string', '2026-11-22'],
    ['time', '23:59:59.5', 'string', '23:59:59.5'],
    ['timestamptz', '2026-11-22T23:59:59.123456Z', 'datetime', '2026-11-22T23:59:59.123456Z'],
    ['json', '{"a":1.50}', 'json', '{"a":1.50}'],
  ])('%s %s as %s', (kind, value, type, converted) => {
    expect(convert(kind, value, type)).toEqual({ value: converted });
  });
});

describe('a value that does not fit', () => {
  test.each<[ValueKind, Cell['value'], ScalarKind, string]>([
    ['text', 'C', 'enum', 'is not one of A, B'],
    ['text', '12', 'integer', 'is text, which does not fit'],
    ['boolean', true, 'string', 'is boolean, which does not fit'],
    ['integer', 2_147_483_648n, 'integer', 'is outside the 32 bits of the field'],
    ['integer', 9_007_199_254_740_993n, 'float', 'has more digits than a Float of the store keeps'],
    ['decimal', '1.5', 'integer', 'has a fraction, and the field takes whole numbers'],
    ['decimal', '0.12345678901234567890', 'float', 'has more digits than a Float of the store keeps'],
    ['decimal', 'NaN', 'decimal', 'is not a finite number'],
    ['decimal', '-Infinity', 'string', 'is not a finite number'],
    ['float', Number.NaN, 'float', 'is not a finite number'],
    ['float', Number.POSITIVE_INFINITY, 'decimal', 'is not a finite number'],
    ['date', 'infinity', 'date', 'is not a date such as 2026-11-22'],
    ['timestamp', '2026-11-22T10:00:00', 'datetime', 'is timestamp, which does not fit'],
    ['timestamptz', 'infinity', 'datetime', 'is not a time with a zone such as 2026-11-22T09:30:00Z'],
    ['binary', new Uint8Array([1]), 'string', 'is binary, which does not fit'],
  ])('%s %s as %s', (kind, value, type, fault) => {
    expect(convert(kind, value, type)).toEqual({ fault });
  });
});

test('a list takes one value as its only entry', () => {
  expect(convertCell({ kind: 'text', value: 'vip' }, { kind: 'list', of: { kind: 'string' } })).toEqual({
    value: ['vip'],
  });
});

const arbitraries: Readonly<Record<ValueKind, fc.Arbitrary<Cell['value']>>> = {
  text: fc.string(),
  boolean: fc.boolean(),
  integer: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  decimal: fc
    .tuple(fc.bigInt(), fc.nat({ max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
  float: fc.double(),
  date: fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  time: fc.constant('10:00:00'),
  timestamp: fc.constant('2026-11-22T10:00:00'),
  timestamptz: fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString()),
  json: fc.json(),
  binary: fc.uint8Array(),
};

test('the table is what happens: `yes` always fits, and what has a next step instead never', () => {
  for (const kind of valueKinds) {
    for (const [type, fit] of Object.entries(conversions[kind]) as [ScalarKind, unknown][]) {
      if (fit === 'maybe') continue;
      fc.assert(
        fc.property(arbitraries[kind], (value) => {
          expect(convertCell({ kind, value }, typeOf(type))).toHaveProperty(
            fit === 'yes' ? 'value' : 'fault',
          );
        }),
        { numRuns: 10 },
      );
    }
  }
});

test('no number changes on its way: it arrives with the same digits or not at all', () => {
  const number = fc.oneof(
    arbitraries.integer.map((value): Cell => ({ kind: 'integer', value })),
    arbitraries.decimal.map((value): Cell => ({ kind: 'decimal', value })),
  );
  const types = fc.constantFrom<ScalarKind>('integer', 'float', 'decimal', 'string');
  fc.assert(
    fc.property(number, types, (cell, type) => {
      const converted = convertCell(cell, typeOf(type));
      if ('fault' in converted) return;
      const arrived = plainDecimal(JSON.stringify(converted.value).replaceAll('"', '')) ?? '';
      expect(canonicalDecimal(arrived)).toBe(canonicalDecimal(valueText(cell.value)));
    }),
  );
});
