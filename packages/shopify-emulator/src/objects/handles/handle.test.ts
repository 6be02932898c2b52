import { expect, test } from 'vitest';
import { freeHandle, handleOf } from './handle.ts';

test.each([
  ['Blue Suede Shoes', 'blue-suede-shoes'],
  ['  Half / Price 50%  ', 'half-price-50'],
  ["Women's (Large) Coat", 'womens-large-coat'],
  ['Crème Brûlée Straße', 'creme-brulee-strasse'],
  ['snake_case', 'snake_case'],
  ['Café が 東京', 'cafe-が-東京'],
  ['%%%', ''],
  ['---', ''],
])('%s becomes %s', (text, handle) => {
  expect(handleOf(text)).toBe(handle);
});

test.each([
  ['coat', [], 'coat'],
  ['coat', ['coat'], 'coat-1'],
  ['coat', ['coat', 'coat-1'], 'coat-2'],
  ['coat-2026', ['coat-2026'], 'coat-2027'],
  ['coat-99999999999999999999', ['coat-99999999999999999999'], 'coat-100000000000000000000'],
  ['coat7', ['coat7'], 'coat7-1'],
])('%s beside %j becomes %s', (wanted, taken, handle) => {
  expect(freeHandle(wanted, (other) => taken.includes(other))).toBe(handle);
});

test('the thousandth thing of a name is not looked for one by one', () => {
  let looks = 0;
  const handle = freeHandle('coat', (other) => {
    looks += 1;
    return other === 'coat' || Number(other.slice('coat-'.length)) < 1000;
  });
  expect([handle, looks < 30]).toEqual(['coat-1000', true]);
});
