import { Kind, parse, type FieldNode } from 'graphql';
import { expect, test } from 'vitest';
import { oversizedInput } from './input-size.ts';

function rootField(text: string): FieldNode {
  const [definition] = parse(text).definitions;
  const [field] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  if (field?.kind !== Kind.FIELD) throw new Error('no field');
  return field;
}

const many = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

test('250 entries are taken, 251 are not', () => {
  const field = rootField('query ($ids: [ID!]!) { things: nodes(ids: $ids) { id } }');
  expect(oversizedInput(field, { ids: many(250) })).toBeNull();
  expect(oversizedInput(field, { ids: many(251) })).toEqual({
    path: ['things', 'ids'],
    size: 251,
    limit: 250,
  });
});

test('lists inside of lists are found, and named without indexes', () => {
  const field = rootField(
    'mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }',
  );
  const input = { variants: [{}, { inventoryQuantities: many(251) }] };
  expect(oversizedInput(field, { input })).toEqual({
    path: ['productSet', 'input', 'variants', 'inventoryQuantities'],
    size: 251,
    limit: 250,
  });
});

test('some lists may be longer', () => {
  const field = rootField(
    'mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }',
  );
  expect(oversizedInput(field, { input: { variants: many(2_048) } })).toBeNull();
  expect(oversizedInput(field, { input: { variants: many(2_049) } })).toEqual({
    path: ['productSet', 'input', 'variants'],
    size: 2_049,
    limit: 2_048,
  });
});
