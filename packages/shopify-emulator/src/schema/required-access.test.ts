import { expect, test } from 'vitest';
import { accessRule, allScopes, meetsGroups, parseAccessText } from './required-access.ts';

function mutationGroups(text: string): unknown {
  return parseAccessText(text).forMutations;
}

test('reads one scope, and passes over what is asked of users', () => {
  const text = '`write_things` access scope. Also: The user must have `manage_things` permission.';
  expect(mutationGroups(text)).toEqual([['write_things']]);
});

test('reads alternatives in every wording', () => {
  const expected = [['read_a', 'read_b', 'read_c']];
  expect(mutationGroups('`read_a` access scope, `read_b` access scope or `read_c` access scope.')).toEqual(
    expected,
  );
  expect(mutationGroups('Any of `read_a`, `read_b`, `read_c` access scopes.')).toEqual(expected);
  expect(mutationGroups('the `read_a` or `read_b` or the `read_c` scope.')).toEqual(expected);
});

test('reads scopes that are needed together', () => {
  const text = '`write_a` access scope as well as any of `write_b`, `write_c` access scopes.';
  expect(mutationGroups(text)).toEqual([['write_a'], ['write_b', 'write_c']]);
  expect(mutationGroups('`read_a` access scope. Also: Requires `read_b` scope.')).toEqual([
    ['read_a'],
    ['read_b'],
  ]);
});

test('tells queries from mutations', () => {
  const rule = parseAccessText('`read_m` for queries and both `read_m` as well as `write_m` for mutations.');
  expect([rule.forQueries, rule.forMutations]).toEqual([[['read_m']], [['read_m'], ['write_m']]]);
});

test('a sentence without a scope asks nothing of a token', () => {
  expect(mutationGroups('User session and api client must be valid.')).toEqual([]);
});

test('a write scope implies the read scope, not the other way round', () => {
  expect(meetsGroups(new Set(['write_things']), [['read_things']])).toBe(true);
  expect(meetsGroups(new Set(['read_things']), [['write_things']])).toBe(false);
});

test('all scopes meet every published rule', () => {
  const scopes = new Set(allScopes());
  const rule = accessRule('Mutation.customerSet');
  expect(rule?.text).toBe('`write_customers` access scope.');
  expect(meetsGroups(scopes, rule?.forMutations ?? [['missing']])).toBe(true);
});
