import { expect, test } from 'vitest';
import { parseAccept, parseLimit } from './argument-parsers.ts';

test('a limit is a whole number above 0', () => {
  expect(parseLimit('12')).toBe(12);
  for (const text of ['0', '-1', '1.5', '', 'all'])
    expect(() => parseLimit(text)).toThrow('a whole number above 0');
});

test('accepted numbers are gathered by limit', () => {
  expect(parseAccept('cleared=3', parseAccept('removed=812'))).toEqual({ removed: 812, cleared: 3 });
});

test('an accepted number is exact, and its limit exists', () => {
  expect(() => parseAccept('removed')).toThrow('written as removed=812');
  expect(() => parseAccept('removed=5%')).toThrow('written as removed=812');
  expect(() => parseAccept('remved=3')).toThrow('Did you mean removed?');
  expect(() => parseAccept('whatever=3')).toThrow('Limits: removed, added');
});
