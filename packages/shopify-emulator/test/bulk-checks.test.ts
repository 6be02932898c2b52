import { expect, test } from 'vitest';
import { customerCreate, customerLines, runMutation, runQuery, upload, uploadText } from './bulk-store.ts';
import { at, openStore } from './open-store.ts';

test.each([
  [
    'mutation { no words',
    null,
    'Failed to parse the mutation - syntax error, unexpected end of file at [1, 15]',
    'INVALID_MUTATION',
  ],
  [
    '{ shop { id } }',
    null,
    'Invalid operation type. Only `mutation` operations are supported.',
    'INVALID_MUTATION',
  ],
  [
    'mutation ($id: ID!) { a: customerDelete(input: {id: $id}) { shop { id } } b: customerDelete(input: {id: $id}) { shop { id } } }',
    ['mutation'],
    'You must specify a single top level mutation.',
    null,
  ],
  [
    'mutation ($q: String!) { bulkOperationRunQuery(query: $q) { userErrors { message } } }',
    ['mutation'],
    'You must use an allowed mutation name.',
    null,
  ],
  [
    'mutation ($id: ID!) { customerExplode(id: $id) { id } }',
    ['mutation'],
    'You must use an allowed mutation name.',
    null,
  ],
  [
    `mutation ($i: CustomerInput!) { customerCreate(input: $i) { customer { ...both } } }
     fragment both on Customer { metafields(first: 1) { nodes { id } } orders(first: 1) { nodes { id } } }`,
    ['mutation'],
    'Bulk mutations cannot contain more than 1 connection.',
    null,
  ],
  [
    `mutation { customerCreate(input: {}) { customer { id } } } #${'x'.repeat(65_476)}`,
    ['mutation'],
    'Mutation is too large (65536 bytes; maximum is 65535 bytes)',
    'INVALID_MUTATION',
  ],
])('refuses the mutation %#', async (mutation, field, message, code) => {
  await using store = await openStore();
  expect(await runMutation(store, mutation, 'anywhere')).toEqual({
    bulkOperation: null,
    userErrors: [{ field, message, code }],
  });
});

test('one connection may be in a mutation, wherever it is', async () => {
  await using store = await openStore();
  const mutation = `mutation ($input: CustomerInput!) { customerCreate(input: $input) {
    customer { metafields(first: 1) { nodes { id } } } } }`;
  expect(at(await runMutation(store, mutation, await upload(store, customerLines(1))), 'userErrors')).toEqual(
    [],
  );
});

test.each([
  ['nine char', 'is too short (minimum is 10 characters)'],
  ['x'.repeat(256), 'is too long (maximum is 255 characters)'],
])('refuses a client identifier of a wrong length', async (client, message) => {
  await using store = await openStore();
  const path = await upload(store, customerLines(1));
  expect(at(await runMutation(store, customerCreate, path, client), 'userErrors')).toEqual([
    { field: ['clientIdentifier'], message, code: 'INVALID_MUTATION' },
  ]);
  expect(at(await runMutation(store, customerCreate, path, 'ten chars.'), 'userErrors')).toEqual([]);
});

test('refuses a file with nothing in it, and one that was never uploaded', async () => {
  await using store = await openStore();
  expect(
    at(await runMutation(store, customerCreate, await uploadText(store, '\n \n')), 'userErrors'),
  ).toEqual([{ field: null, message: 'The input file is empty.', code: 'INVALID_STAGED_UPLOAD_FILE' }]);
  expect(at(await runMutation(store, customerCreate, 'tmp/1/bulk/2/lines.jsonl'), 'userErrors')).toEqual([
    {
      field: null,
      message:
        "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
      code: 'NO_SUCH_FILE',
    },
  ]);
});

test('refuses a file of more than 100 MB', async () => {
  await using store = await openStore();
  const path = await uploadText(store, `{"input":{}}${' '.repeat(100 * 1_048_576)}`);
  expect(at(await runMutation(store, customerCreate, path), 'userErrors')).toMatchObject([
    { field: null, code: 'INVALID_STAGED_UPLOAD_FILE' },
  ]);
}, 30_000);

const edges = (inner: string): string => `edges { node { ${inner} } }`;

test.each([
  ['', 'Invalid bulk query: syntax error, unexpected end of file'],
  ['{ shop { id } }', 'Bulk queries must contain at least one connection.'],
  [
    'mutation { customerCreate(input: {}) { customer { id } } }',
    'Invalid operation type. Only `query` operations are supported.',
  ],
  [
    '{ customers { edges { node { colour } } } }',
    "Invalid bulk query: Field 'colour' doesn't exist on type 'Customer'",
  ],
  ['{ node(id: "gid://shopify/Product/1") { id } }', 'Bulk queries cannot contain a top level `node` field.'],
  ['{ nodes(ids: []) { id } }', 'Bulk queries cannot contain a top level `nodes` field.'],
  [
    '{ customers { nodes { id } } }',
    "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'customers { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'customers'.",
  ],
  [
    `{ collections { ${edges(`id products { ${edges(`id variants { ${edges(`id metafields { ${edges('id')} }`)} }`)} }`)} } }`,
    'Bulk queries cannot contain connections with a nesting depth greater than 2.',
  ],
  [
    `{ products { ${edges(`id ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: variants { ${edges('id')} }`).join(' ')}`)} } }`,
    'Bulk queries cannot contain more than 5 connections.',
  ],
  [
    `{ products { ${edges(`title variants { ${edges('id')} }`)} } }`,
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': variants.",
  ],
  [
    `{ products { ${edges(`key: id variants { ${edges('id')} }`)} } }`,
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': variants.",
  ],
  [
    `{ products { ${edges('id')} } } #${'x'.repeat(65_496)}`,
    'Query is too large (65536 bytes; maximum is 65535 bytes)',
  ],
])('refuses the query %#', async (query, message) => {
  await using store = await openStore();
  expect(await runQuery(store, query)).toEqual({
    bulkOperation: null,
    userErrors: [{ field: ['query'], message, code: 'INVALID' }],
  });
});
