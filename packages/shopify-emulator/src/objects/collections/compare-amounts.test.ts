import { expect, test } from 'vitest';
import { compares } from './compare-amounts.ts';

test('amounts are compared as numbers', () => {
  expect(compares('EQUALS', 9.5, 9.5)).toBe(true);
  expect(compares('NOT_EQUALS', 9.5, 10)).toBe(true);
  expect(compares('GREATER_THAN', 10, 9)).toBe(true);
  expect(compares('GREATER_THAN', 9, 9)).toBe(false);
  expect(compares('LESS_THAN', 8, 9)).toBe(true);
  expect(compares('IS_SET', 0, 0)).toBe(true);
});

test('what is not there is only found by asking for what is not set', () => {
  const relations = ['EQUALS', 'NOT_EQUALS', 'GREATER_THAN', 'LESS_THAN', 'IS_SET'] as const;
  for (const relation of relations) expect(compares(relation, undefined, 0)).toBe(false);
  expect(compares('IS_NOT_SET', undefined, 0)).toBe(true);
});
