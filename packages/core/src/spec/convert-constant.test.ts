import { describe, expect, test } from 'vitest';
import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { convertConstant } from './convert-constant.ts';

const level: FieldType = { kind: 'enum', values: ['SINGLE_OPT_IN', 'CONFIRMED_OPT_IN'] };
const address: FieldType = {
  kind: 'object',
  members: { city: { type: { kind: 'string' }, required: true }, zip: { type: { kind: 'string' } } },
};

describe('a constant that fits', () => {
  test.each<[Exclude<FieldValue, null>, FieldType, FieldValue]>([
    ['en', { kind: 'string' }, 'en'],
    [true, { kind: 'boolean' }, true],
    [5, { kind: 'integer' }, 5],
    [0.5, { kind: 'float' }, 0.5],
    [0.1, { kind: 'decimal' }, '0.1'],
    ['12345678901234567890', { kind: 'decimal' }, '12345678901234567890'],
    ['2026-11-22T10:00:00+01:00', { kind: 'datetime' }, '2026-11-22T09:00:00Z'],
    ['SINGLE_OPT_IN', level, 'SINGLE_OPT_IN'],
    [['a', 'b'], { kind: 'list', of: { kind: 'string' } }, ['a', 'b']],
    ['a', { kind: 'list', of: { kind: 'string' } }, ['a']],
    [{ city: 'Bath', zip: null }, address, { city: 'Bath' }],
    [{ any: [1] }, { kind: 'json' }, '{"any":[1]}'],
  ])('%j', (constant, type, value) => {
    expect(convertConstant(constant, type)).toEqual({ value });
  });
});

describe('a constant that never fits', () => {
  test.each<[Exclude<FieldValue, null>, FieldType, object]>([
    [5, { kind: 'string' }, { fault: 'it takes a text', fix: 'quote it: "5"' }],
    ['true', { kind: 'boolean' }, { fault: 'it takes true or false' }],
    [2_147_483_648, { kind: 'integer' }, { fault: 'it takes a whole number of up to 32 bits' }],
    [1.5, { kind: 'integer' }, { fault: 'it takes a whole number of up to 32 bits' }],
    ['1', { kind: 'float' }, { fault: 'it takes a number' }],
    ['dear', { kind: 'money' }, { fault: 'is not a decimal number' }],
    [
      'SINGLE_OPTIN',
      level,
      {
        fault: '"SINGLE_OPTIN" is not one of SINGLE_OPT_IN, CONFIRMED_OPT_IN',
        fix: 'did you mean `SINGLE_OPT_IN`?',
      },
    ],
    [['a', null], { kind: 'list', of: { kind: 'string' } }, { fault: 'it takes a list without null' }],
    [
      ['a', 'b'],
      { kind: 'list', of: { kind: 'string' }, maxItems: 1 },
      { fault: 'it takes at most 1 entries' },
    ],
    [{ zip: 'x' }, address, { fault: '"city" is required' }],
    [{ citi: 'x' }, address, { fault: '"citi" is not a member', fix: 'did you mean `city`?' }],
    [{ city: 5 }, address, { fault: 'city: it takes a text', fix: 'quote it: "5"' }],
    ['Bath', address, { fault: 'it takes a mapping' }],
  ])('%j', (constant, type, fault) => {
    expect(convertConstant(constant, type)).toEqual(fault);
  });
});
