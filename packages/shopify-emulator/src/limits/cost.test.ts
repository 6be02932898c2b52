import { Kind, parse, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { publishedSchema } from '../schema/published-schema.ts';
import { actualCost } from './actual-cost.ts';
import { explainCost, requestedCost } from './requested-cost.ts';

const schema = publishedSchema();

function counted(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of parse(text).definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const [operation] = operations;
  if (operation === undefined) throw new Error('no operation');
  return { operation, counting: { schema, fragments, variables } };
}

function requested(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const { operation, counting } = counted(text, variables);
  return requestedCost(counting, operation);
}

function actual(text: string, data: unknown, variables: Readonly<Record<string, unknown>> = {}): number {
  const { operation, counting } = counted(text, variables);
  return actualCost(counting, operation, data);
}

test.each([
  ['{ shop { name } }', 1],
  ['{ __typename }', 1],
  ['{ customers(first: 1) { edges { node { id } } } }', 3],
  ['{ customers(first: 10) { nodes { id } } }', 6],
  ['{ customers(first: 50) { nodes { id } } }', 9],
  ['{ customers(first: 250) { nodes { id } pageInfo { hasNextPage } } }', 13],
  ['{ customers(first: 0) { nodes { id } } }', 2],
  ['{ customers { nodes { id } } }', 2],
  ['{ customers(last: 100) { nodes { id } } }', 11],
  ['{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }', 156],
  ['{ products(first: 250) { nodes { options { id } variants(first: 250) { nodes { id } } } } }', 167],
  ['{ customersCount { count } }', 10],
  [
    '{ a: customerByIdentifier(identifier: {emailAddress: "a@b.c"}) { id } b: customerByIdentifier(identifier: {id: "1"}) { id } }',
    2,
  ],
  [
    '{ nodes(ids: ["gid://shopify/Customer/1"]) { id ... on Customer { addresses { id } metafield(key: "k") { id } } } }',
    2,
  ],
  [
    '{ node(id: "1") { ... on Customer { defaultAddress { id } } ... on Order { customer { id } billingAddress { id } } } }',
    3,
  ],
  ['{ shop { resourceLimits { locationLimit } } }', 2],
  ['mutation { customerDelete(input: {id: "1"}) { deletedCustomerId userErrors { field message } } }', 10],
  [
    'mutation { customerCreate(input: {email: "a@b.c"}) { customer { id amountSpent { amount } } userErrors { message } } }',
    10,
  ],
  ['mutation { customerCreate(input: {}) { customer { metafields(first: 5) { nodes { id } } } } }', 15],
  [
    'mutation { a: tagsAdd(id: "1", tags: []) { node { id } } b: tagsAdd(id: "1", tags: []) { node { id } } }',
    20,
  ],
])('%s costs %i', (text, points) => {
  expect(requested(text)).toBe(points);
});

test('counts variables, fragments and conditions as they are', () => {
  const text = `query ($n: Int!, $with: Boolean!) { customers(first: $n) { nodes { ...Parts } } }
    fragment Parts on Customer { id orders(first: 2) @include(if: $with) { nodes { id } } }`;
  expect(requested(text, { n: 10, with: true })).toBe(2 + 4 * (1 + 3));
  expect(requested(text, { n: 10, with: false })).toBe(6);
});

test('equal response keys count once', () => {
  expect(requested('{ shop { plan { displayName } plan { shopifyPlus } } }')).toBe(2);
});

test.each([
  [1, 10],
  [3, 11],
  [1_499, 310],
  [2_049, 420],
])('productSet with %i variants costs %i', (variants, points) => {
  const input = { variants: Array.from({ length: variants }, () => ({})) };
  expect(
    requested(
      'mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }',
      { input },
    ),
  ).toBe(points);
});

test('productSet with files of its variants costs more', () => {
  const variants = Array.from({ length: 5 }, () => ({
    optionValues: [],
    file: { id: 'gid://shopify/MediaImage/1' },
  }));
  const text = 'mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }';
  expect(requested(text, { input: { variants } })).toBe(10 + 5 * 0.2 + 5 * 0.6);
});

test('explains a cost field by field', () => {
  const { operation, counting } = counted('{ customers(first: 10) { nodes { id } } shop { name } }');
  expect(explainCost(counting, operation)).toEqual([
    { path: ['customers', 'nodes'], definedCost: 1, requestedTotalCost: 1, requestedChildrenCost: null },
    { path: ['customers'], definedCost: 2, requestedTotalCost: 6, requestedChildrenCost: 4 },
    { path: ['shop'], definedCost: 1, requestedTotalCost: 1, requestedChildrenCost: null },
  ]);
});

test('a full page costs what was requested, a part of it less', () => {
  const text = '{ customers(first: 50) { nodes { id } } }';
  const page = (count: number) => ({
    customers: { nodes: Array.from({ length: count }, () => ({ id: 'x' })) },
  });
  expect([actual(text, page(50)), actual(text, page(10)), actual(text, page(0))]).toEqual([9, 4, 9]);
});

test('a failed mutation costs its base', () => {
  const text =
    'mutation { customerCreate(input: {}) { customer { metafields(first: 5) { nodes { id } } } userErrors { message } } }';
  expect(actual(text, { customerCreate: { customer: null, userErrors: [{ message: 'no' }] } })).toBe(10);
  expect(actual(text, { customerCreate: null })).toBe(10);
});

test('an object that is null costs its own point', () => {
  const text = '{ customer(id: "1") { orders(first: 10) { nodes { id } } } shop { name } }';
  expect(actual(text, { customer: null, shop: { name: 'x' } })).toBe(2);
});
