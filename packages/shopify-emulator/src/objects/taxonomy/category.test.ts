import { expect, test } from 'vitest';
import {
  ancestorCodes,
  childCodes,
  descendantCodes,
  findCategory,
  fullNameOf,
  searchCategories,
} from './category.ts';

test.each([
  ['gid://shopify/TaxonomyCategory/aa', 'aa'],
  ['gid://shopify/TaxonomyCategory/sg-4-17-2-17', 'sg-4-17-2-17'],
  ['gid://shopify/TaxonomyCategory/zz-1', undefined],
  ['gid://shopify/TaxonomyCategory/aa-0', undefined],
  ['gid://shopify/TaxonomyCategory/none-such', undefined],
  ['gid://shopify/Product/1', undefined],
  ['1', undefined],
])('%s is the category %s', (id, code) => {
  expect(findCategory(id)?.code).toBe(code);
});

test('a category knows those above it, and its full name', () => {
  expect(ancestorCodes('ap-2-3-8')).toEqual(['ap-2-3', 'ap-2', 'ap']);
  expect(fullNameOf('ap-2-3-8')).toBe(
    'Animals & Pet Supplies > Pet Supplies > Dog Supplies > Dog Treadmills',
  );
  expect(fullNameOf('sg-4-17')).toBeUndefined();
});

test('what is below a category is known or not', () => {
  expect(childCodes('ap')).toEqual(['ap-1', 'ap-2']);
  expect(childCodes('gc')).toEqual([]);
  expect(childCodes('sg')).toBeUndefined();
  expect(descendantCodes('ap-2-3-6')).toHaveLength(5);
  expect(descendantCodes('ap')).toBeUndefined();
  expect(childCodes(null)).toHaveLength(26);
});

test('a search looks at full names', () => {
  expect(searchCategories('dog food')).toEqual(['ap-2-3-3', 'ap-2-3-3-1', 'ap-2-3-3-2']);
  expect(searchCategories(' ')).toEqual([]);
});
