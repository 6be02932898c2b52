import { expect, test } from 'vitest';
import { findNamed, repeatedIndexes } from './find-named.ts';

const oak = { id: 1, name: 'Oak' };
const ash = { id: 2, name: 'Ash' };
const find = (...inputs: Parameters<typeof findNamed>[1]) =>
  findNamed([oak, ash], inputs, 'ProductOptionValue');

test('things are found by their ids and by their names in any case', () => {
  expect(find({ id: 'gid://shopify/ProductOptionValue/2' }, { name: ' OAK ' })).toEqual([ash, oak]);
});

test('nothing is found by the id of another kind, or without a word', () => {
  expect(find({ id: 'gid://shopify/ProductOption/1' }, { id: null, name: null }, { name: 'Elm' })).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('the name of a thing that is named by its id means a new one', () => {
  expect(find({ id: '1', name: 'Elm' }, { name: 'Oak' })).toEqual([oak, undefined]);
});

test('things that are found again are told', () => {
  expect(repeatedIndexes(find({ id: '1' }, { name: 'Elm' }, { name: 'Ash' }, { id: '1' }))).toEqual([3]);
});
