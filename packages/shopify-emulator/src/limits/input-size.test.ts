import { Kind, parse, type FieldNode } from 'graphql';
import { expect, test } from 'vitest';
import { publishedSchema } from '../schema/published-schema.ts';
import { defaultSwitches, type Switches } from '../store/switches.ts';
import { oversizedInput, type OversizedInput } from './input-size.ts';

const schema = publishedSchema();

function rootField(text: string): FieldNode {
  const [definition] = parse(text).definitions;
  const [field] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  if (field?.kind !== Kind.FIELD) throw new Error('no field');
  return field;
}

const oversized = (
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
  switches: Partial<Switches> = {},
): OversizedInput | null => {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const definition = roots.flatMap((root) => root?.getFields()[field.name.value] ?? [])[0];
  if (definition === undefined) throw new Error('no such field');
  return oversizedInput(field, definition, variables, { ...defaultSwitches, ...switches });
};

const many = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

test('250 entries are taken, 251 are not', () => {
  const field = rootField('query ($ids: [ID!]!) { things: nodes(ids: $ids) { id } }');
  expect(oversized(field, { ids: many(250) })).toBeNull();
  expect(oversized(field, { ids: many(251) })).toEqual({
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
  expect(oversized(field, { input })).toEqual({
    path: ['productSet', 'input', 'variants', 'inventoryQuantities'],
    size: 251,
    limit: 250,
  });
});

test('a list inside of a JSON value may be of any length', () => {
  const field = rootField(
    'mutation ($values: JSON!) { metaobjectCreate(metaobject: { type: "t", values: $values }) { userErrors { message } } }',
  );
  expect(oversized(field, { values: { parts: many(256) } })).toBeNull();
});

test('some lists may be longer', () => {
  const field = rootField(
    'mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }',
  );
  expect(oversized(field, { input: { variants: many(2_048) } })).toBeNull();
  expect(oversized(field, { input: { variants: many(2_049) } })).toEqual({
    path: ['productSet', 'input', 'variants'],
    size: 2_049,
    limit: 2_048,
  });
});

test.each([
  ['at-most-2048', 2_048],
  ['at-most-250', 250],
] as const)('with the switch %s, bulk calls of variants take %i', (variantsPerCall, limit) => {
  const field = rootField(
    'mutation ($variants: [ProductVariantsBulkInput!]!) { productVariantsBulkCreate(productId: "p", variants: $variants) { userErrors { message } } }',
  );
  expect(oversized(field, { variants: many(limit) }, { variantsPerCall })).toBeNull();
  expect(oversized(field, { variants: many(limit + 1) }, { variantsPerCall })).toEqual({
    path: ['productVariantsBulkCreate', 'variants'],
    size: limit + 1,
    limit,
  });
});
