import { expect, test } from 'vitest';
import {
  customerLines,
  fetchLines,
  runQuery,
  show,
  startMutation,
  customerCreate,
  type Line,
} from './bulk-store.ts';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

async function results(store: LocalStore, query: string, group = false): Promise<readonly Line[]> {
  const id = idAt(await runQuery(store, query, group), 'bulkOperation');
  store.emulator.control.clock.advance(600_000);
  const shown = await show(store, id);
  expect(shown).toMatchObject({ status: 'COMPLETED', errorCode: null });
  const lines = await fetchLines(shown.url);
  expect(shown.objectCount).toBe(String(lines.length));
  expect(shown.rootObjectCount).toBe(String(lines.filter((line) => line['__parentId'] === undefined).length));
  return lines;
}

async function addCustomer(store: LocalStore, email: string, keys: readonly string[]): Promise<string> {
  const metafields = keys.map((key) => ({
    namespace: 'custom',
    key,
    value: key,
    type: 'single_line_text_field',
  }));
  const document = `mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } } }`;
  return idAt(await store.get(document, { input: { email, metafields } }), 'customer');
}

test('each node has a line, and what lies in it has lines that name it', async () => {
  await using store = await openStore();
  const one = await addCustomer(store, 'one@example.com', ['aaa', 'bbb']);
  const two = await addCustomer(store, 'two@example.com', ['ccc']);
  const query = `{ customers { edges { node { id email metafields { edges { node { key } } } } } } }`;
  expect(await results(store, query, true)).toEqual([
    { id: one, email: 'one@example.com' },
    { key: 'aaa', __parentId: one },
    { key: 'bbb', __parentId: one },
    { id: two, email: 'two@example.com' },
    { key: 'ccc', __parentId: two },
  ]);
  expect(await results(store, query)).toEqual([
    { id: one, email: 'one@example.com' },
    { id: two, email: 'two@example.com' },
    { key: 'aaa', __parentId: one },
    { key: 'bbb', __parentId: one },
    { key: 'ccc', __parentId: two },
  ]);
});

test('arguments are kept, but for those of pages', async () => {
  await using store = await openStore();
  await addCustomer(store, 'one@example.com', []);
  await addCustomer(store, 'two@example.com', []);
  await addCustomer(store, 'three@example.com', []);
  const query = `query Emails { customers(first: 1, reverse: true, query: "NOT email:two") { ...page } }
    fragment page on CustomerConnection { edges { node { mail: email } } }`;
  expect(await results(store, query)).toEqual([{ mail: 'three@example.com' }, { mail: 'one@example.com' }]);
});

test('objects stay in the line of their node', async () => {
  await using store = await openStore();
  await addCustomer(store, 'one@example.com', ['aaa']);
  const query = `{ customers { edges { node { id tags defaultEmailAddress { emailAddress } ... on Customer { metafield(namespace: "custom", key: "aaa") { value } } } } } }`;
  expect(await results(store, query)).toEqual([
    {
      id: expect.any(String),
      tags: [],
      defaultEmailAddress: { emailAddress: 'one@example.com' },
      metafield: { value: 'aaa' },
    },
  ]);
});

test('what lies below one thing at the root is listed too', async () => {
  await using store = await openStore();
  const id = await addCustomer(store, 'one@example.com', ['aaa', 'bbb']);
  const query = `{ customer(id: "${id}") { metafields { edges { node { key } } } } }`;
  expect(await results(store, query)).toEqual([{ key: 'aaa' }, { key: 'bbb' }]);
});

test('more than a page comes through, at the root and below', async () => {
  await using store = await openStore();
  const started = await startMutation(store, customerCreate, customerLines(600));
  store.emulator.control.clock.advance(60_000);
  expect(await show(store, started)).toMatchObject({ status: 'COMPLETED' });
  const keys = Array.from({ length: 260 }, (_, index) => `key${String(index).padStart(3, '0')}`);
  const last = await addCustomer(store, 'last@example.com', keys.slice(0, 250));
  const set = `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }`;
  const rest = keys.slice(250).map((key) => ({
    ownerId: last,
    namespace: 'custom',
    key,
    value: key,
    type: 'single_line_text_field',
  }));
  await store.get(set, { m: rest });
  const lines = await results(
    store,
    '{ customers { edges { node { id metafields { edges { node { key } } } } } } }',
  );
  expect(lines.filter((line) => line['__parentId'] === undefined)).toHaveLength(601);
  const below = lines.filter((line) => line['__parentId'] === last).map((line) => line['key']);
  expect(below).toEqual(keys);
});

test('nothing found is a finished operation without a file', async () => {
  await using store = await openStore();
  const id = idAt(await runQuery(store, '{ customers { edges { node { id } } } }'), 'bulkOperation');
  store.emulator.control.clock.advance(60_000);
  expect(await show(store, id)).toMatchObject({
    status: 'COMPLETED',
    objectCount: '0',
    fileSize: null,
    url: null,
  });
});

test('what the token may not read makes the operation fail', async () => {
  await using store = await openStore();
  await addCustomer(store, 'one@example.com', []);
  store.emulator.control.setToken({ token: 'shpat_test', scopes: ['read_products'] });
  const id = idAt(await runQuery(store, '{ customers { edges { node { id } } } }'), 'bulkOperation');
  store.emulator.control.clock.advance(60_000);
  expect(await show(store, id)).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null });
});

const listDocument = `query ($query: String, $reverse: Boolean) { bulkOperations(first: 9, query: $query, reverse: $reverse) {
  nodes { id } } }`;

test('why an operation failed is to be seen in the shop', async () => {
  await using store = await openStore();
  const id = idAt(await runQuery(store, '{ orders { edges { node { id } } } }'), 'bulkOperation');
  store.emulator.control.clock.advance(60_000);
  expect(await show(store, id)).toMatchObject({ status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' });
  expect(at(store.emulator.control.view(), 'bulkOperations')).toMatchObject([
    { cause: expect.stringContaining('The local store does not implement `orders` yet.') },
  ]);
});

test('operations are listed newest first, by status, kind and time', async () => {
  await using store = await openStore();
  const { clock } = store.emulator.control;
  const query = idAt(await runQuery(store, '{ customers { edges { node { id } } } }'), 'bulkOperation');
  clock.advance(60_000);
  const mutation = await startMutation(store, customerCreate, customerLines(1));
  const list = async (filter: string | null, reverse = false): Promise<unknown> => {
    const found = await store.get(listDocument, { query: filter, reverse });
    return (at(found, 'nodes') as readonly { readonly id: string }[]).map(({ id }) => id);
  };
  expect(await list(null)).toEqual([mutation, query]);
  expect(await list(null, true)).toEqual([query, mutation]);
  expect(await list('status:completed')).toEqual([query]);
  expect(await list('status:CREATED operation_type:mutation')).toEqual([mutation]);
  expect(await list('operation_type:export')).toEqual([]);
  expect(await list('created_at:<2000-01-01')).toEqual([]);
  expect(await list('type:MUTATION')).toEqual([mutation, query]);
  expect(await list(`id:${query.replace(/\D+/, '')}`)).toEqual([query]);
});

test('a time that is none is an error of the request', async () => {
  await using store = await openStore();
  const { errors } = await store.ask(listDocument, { query: 'status:completed created_at:>=soon' });
  expect(errors).toMatchObject([
    { message: 'Invalid timestamp for query filter `created_at`.', extensions: { code: 'BAD_REQUEST' } },
  ]);
});

test('the current operation is the newest of its kind', async () => {
  await using store = await openStore();
  expect(await store.get('{ currentBulkOperation { id } }')).toBeNull();
  const ask = '{ customers { edges { node { id } } } }';
  await runQuery(store, ask);
  const second = idAt(await runQuery(store, ask), 'bulkOperation');
  await startMutation(store, customerCreate, customerLines(1));
  expect(await store.get('{ currentBulkOperation { id type } }')).toEqual({ id: second, type: 'QUERY' });
  expect(await store.get('{ currentBulkOperation(type: MUTATION) { type } }')).toEqual({ type: 'MUTATION' });
  expect(
    await store.get('query ($id: ID!) { node(id: $id) { ... on BulkOperation { query } } }', { id: second }),
  ).toEqual({ query: ask });
});

test('an app does not see the operations of others', async () => {
  await using store = await openStore();
  const id = idAt(await runQuery(store, '{ customers { edges { node { id } } } }'), 'bulkOperation');
  const elsewhere = await store.emulator.control.write(
    'query ($id: ID!) { bulkOperation(id: $id) { id } bulkOperations(first: 1) { nodes { id } } }',
    { id },
  );
  expect(at(elsewhere, 'data')).toEqual({ bulkOperation: null, bulkOperations: { nodes: [] } });
});

test('an id of something else is an error of the request', async () => {
  await using store = await openStore();
  const { errors } = await store.ask('{ bulkOperation(id: "gid://shopify/Product/1") { id } }');
  expect(errors).toMatchObject([
    { message: 'Invalid id: gid://shopify/Product/1', extensions: { code: 'RESOURCE_NOT_FOUND' } },
  ]);
});
