import { expect, test } from 'vitest';
import {
  belongsToOtherApp,
  identifierProblems,
  isReservedNamespace,
  resolveNamespace,
  isTypeNamed,
} from './namespaces.ts';

test.each([
  [undefined, 'app--77'],
  [null, 'app--77'],
  ['$app', 'app--77'],
  ['$app:loyalty', 'app--77--loyalty'],
  ['custom', 'custom'],
])('namespace %s of app 77 is %s', (given, stored) => {
  expect(resolveNamespace(given, 77)).toBe(stored);
});

test.each([
  ['app--77', false],
  ['app--77--loyalty', false],
  ['app--777', true],
  ['app--78--loyalty', true],
  ['apple', false],
])('%s belongs to another app than 77: %s', (namespace, expected) => {
  expect(belongsToOtherApp(namespace, 77)).toBe(expected);
});

test.each([
  ['shopify', true],
  ['shopify--discovery', true],
  ['shopify_x', true],
  ['protected', true],
  ['shopifyish', false],
  ['custom', false],
])('%s is reserved: %s', (namespace, expected) => {
  expect(isReservedNamespace(namespace)).toBe(expected);
});

test('namespaces have 3 to 255 characters, keys 2 to 64', () => {
  expect(identifierProblems('ab', 'k'.repeat(65)).map((problem) => problem.message)).toEqual([
    'Namespace is too short (minimum is 3 characters)',
    'Key is too long (maximum is 64 characters)',
  ]);
  expect(identifierProblems('abc', 'ab')).toEqual([]);
});

test.each([
  ['size', 'size', true],
  ['size', '$app:size', false],
  ['app--7--size', '$app:size', true],
  ['app--7--size', 'app--7--size', true],
  ['app--7--size', 'size', false],
])('%s is named %s: %s', (type, name, isNamed) => {
  expect(isTypeNamed(type, name)).toBe(isNamed);
});
