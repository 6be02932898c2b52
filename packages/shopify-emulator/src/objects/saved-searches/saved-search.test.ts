import { expect, test } from 'vitest';
import { escapedQuery, termsOf } from './saved-search.ts';

test.each([
  ['tag:spring-sale', String.raw`tag:spring\-sale`],
  ['tag:a vendor:b word', 'tag:a vendor:b word'],
  ['-tag:spring-sale', '-tag:spring-sale'],
  ['tag:a OR tag:b-c', 'tag:a OR tag:b-c'],
  ['tag:"spring-sale"', 'tag:"spring-sale"'],
])('%s is shown as %s', (query, shown) => {
  expect(escapedQuery(query)).toBe(shown);
});

test('the terms of a search stand in its order, whatever joins them', () => {
  const terms = termsOf('(tag:a OR -vendor:b) word').map(({ field, value }) => [field, value]);
  expect(terms).toEqual([
    ['tag', 'a'],
    ['vendor', 'b'],
    [null, 'word'],
  ]);
});
