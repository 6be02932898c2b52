import { describe, expect, test } from 'vitest';
import { parseText, textType, type TextType } from './parse-text.ts';

const enumType: TextType = { kind: 'enum', values: ['DRAFT', 'ACTIVE'] };

describe('takes', () => {
  test.each<[TextType, string, string]>([
    [{ kind: 'string' }, '  as it is ', '  as it is '],
    [{ kind: 'string', maxLength: 2 }, '👍👍', '👍👍'],
    [{ kind: 'decimal' }, '-12.50', '-12.50'],
    [{ kind: 'decimal' }, '+1', '1'],
    [{ kind: 'money' }, '10.00', '10.00'],
    [{ kind: 'date' }, '2024-02-29', '2024-02-29'],
    [{ kind: 'datetime' }, '2026-11-22T23:59:59.123456Z', '2026-11-22T23:59:59.123456Z'],
    [{ kind: 'datetime' }, '2026-11-22 23:59:59+00', '2026-11-22T23:59:59Z'],
    [{ kind: 'datetime' }, '2026-01-01T00:30:00.5+01:00', '2025-12-31T23:30:00.5Z'],
    [{ kind: 'datetime' }, '2026-01-01T00:30-0530', '2026-01-01T06:00:00Z'],
    [{ kind: 'id' }, 'gid://shopify/Location/1', 'gid://shopify/Location/1'],
    [enumType, 'DRAFT', 'DRAFT'],
    [{ kind: 'json' }, '{"a": 1.50}', '{"a": 1.50}'],
  ])('%j from %j', (type, text, value) => {
    expect(parseText(text, type)).toEqual({ value });
  });
});

describe('refuses', () => {
  test.each<[TextType, string, string]>([
    [{ kind: 'string', maxLength: 2 }, 'abc', 'is longer than 2 characters'],
    [{ kind: 'string' }, 'a\0b', 'has a NUL character'],
    [{ kind: 'decimal' }, '1,5', 'is not a decimal number'],
    [{ kind: 'decimal' }, '', 'is not a decimal number'],
    [{ kind: 'date' }, '2026-02-30', 'is not a date such as 2026-11-22'],
    [{ kind: 'date' }, '2026-00-10', 'is not a date such as 2026-11-22'],
    [{ kind: 'date' }, '22.11.2026', 'is not a date such as 2026-11-22'],
    [{ kind: 'datetime' }, '2026-11-22T23:59:59', 'is not a time with a zone such as 2026-11-22T09:30:00Z'],
    [{ kind: 'datetime' }, '2026-11-22T24:00:00Z', 'is not a time with a zone such as 2026-11-22T09:30:00Z'],
    [{ kind: 'datetime' }, 'infinity', 'is not a time with a zone such as 2026-11-22T09:30:00Z'],
    [{ kind: 'datetime' }, '9999-12-31T23:59:59-01:00', 'is outside the years that a time can have'],
    [{ kind: 'id' }, '12', 'is not a global id such as gid://shopify/Location/1'],
    [enumType, 'draft', 'is not one of DRAFT, ACTIVE'],
    [{ kind: 'json' }, '{a: 1}', 'is not valid JSON'],
  ])('%j from %j', (type, text, fault) => {
    expect(parseText(text, type)).toEqual({ fault });
  });
});

test('numbers, booleans, lists and structures are not written as texts', () => {
  const kinds = ['integer', 'float', 'boolean'] as const;
  expect(kinds.map((kind) => textType({ kind }))).toEqual([undefined, undefined, undefined]);
  expect(textType({ kind: 'list', of: { kind: 'string' } })).toBeUndefined();
  expect(textType({ kind: 'money' })).toEqual({ kind: 'money' });
});
