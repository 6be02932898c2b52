import { expect, test } from 'vitest';
import { narrowSearch, numberValue } from './narrow-search.ts';
import type { SearchFields } from './search-fields.ts';
import { parseSearch } from './search-syntax.ts';

const numbers: Readonly<Record<string, readonly number[]>> = { red: [3, 1], blue: [2, 3] };

const fields: SearchFields<object> = {
  filters: {},
  indexes: { color: (value) => numbers[value] ?? [] },
  text: () => [],
};

test.each([
  ['color:red', [1, 3]],
  ['color:RED', [1, 3]],
  ['color:"blue"', [2, 3]],
  ['color:green', []],
  ['color:red size:5', [1, 3]],
  ['color:red OR color:blue', [1, 2, 3]],
  ['color:red OR size:5', undefined],
  ['-color:red', undefined],
  ['color:r*', undefined],
  ['color:>red', undefined],
  ['red', undefined],
  ['toString:red', undefined],
])('%s can only find %j', (query, found) => {
  const node = parseSearch(query);
  expect(node === null ? null : narrowSearch(node, fields)).toEqual(found);
});

test('a value that is no number tells nothing', () => {
  expect(['12', ' 7', '', 'gid'].map(numberValue)).toEqual([[12], [7], undefined, undefined]);
});
