import { expect, test } from 'vitest';
import {
  customerCreate,
  customerLines,
  fetchLines,
  finish,
  runMutation,
  show,
  startMutation,
  upload,
  uploadText,
} from './bulk-store.ts';
import { at, idAt, openStore } from './open-store.ts';

test('an operation is created, runs by the clock, and ends with a line of results for each line', async () => {
  await using store = await openStore();
  const { clock } = store.emulator.control;
  const started = await runMutation(store, customerCreate, await upload(store, customerLines(300)));
  expect(started).toMatchObject({ bulkOperation: { status: 'CREATED' }, userErrors: [] });
  const id = idAt(started, 'bulkOperation');
  expect(await show(store, id)).toEqual({
    status: 'CREATED',
    errorCode: null,
    completedAt: null,
    objectCount: '0',
    rootObjectCount: '0',
    fileSize: null,
    url: null,
    partialDataUrl: null,
  });
  clock.advance(1_300);
  const running = await show(store, id);
  expect(running).toMatchObject({ status: 'RUNNING', url: null, completedAt: null });
  expect(Number(running.objectCount)).toBeGreaterThan(60);
  expect(Number(running.objectCount)).toBeLessThan(140);
  clock.advance(60_000);
  const ended = await show(store, id);
  const response = await fetch(ended.url ?? '');
  const text = await response.text();
  expect(ended).toMatchObject({
    status: 'COMPLETED',
    completedAt: expect.stringMatching(/^2026-05-04T10:00:0\dZ$/),
    objectCount: '300',
    rootObjectCount: '300',
    fileSize: String(Buffer.byteLength(text)),
    partialDataUrl: null,
  });
  expect(response.headers.get('content-type')).toBe('application/jsonl');
  expect(text.split('\n')).toHaveLength(301);
  expect(text).toContain(String.raw`gid:\/\/shopify\/Customer\/`);
});

test('lines are executed in another order than they stand', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(100));
  store.emulator.control.clock.advance(60_000);
  const lines = await fetchLines((await show(store, id)).url);
  const numbers = lines.map((line) => Number(line['__lineNumber']));
  const sorted = numbers.toSorted((a, b) => a - b);
  expect(numbers).not.toEqual(sorted);
  expect(sorted).toEqual(Array.from({ length: 100 }, (_, index) => index));
  const created = lines.map((line) =>
    Number(/\d+$/.exec(idAt(line, 'data', 'customerCreate', 'customer'))?.[0]),
  );
  expect(created).toEqual(created.toSorted((a, b) => a - b));
});

test('a line that goes wrong tells it, and the others go on', async () => {
  await using store = await openStore();
  const text = [
    '{"input":{"email":"one@example.com"}}',
    '',
    '{"input":{"email":"no address"}}',
    '{"input":{"colour":"red"}}',
    'not json',
    '[1]',
    '{"input":{"email":"two@example.com"}}',
  ].join('\r\n');
  const id = idAt(await runMutation(store, customerCreate, await uploadText(store, text)), 'bulkOperation');
  const lines = await finish(store, id);
  expect(lines).toMatchObject([
    { data: { customerCreate: { customer: { email: 'one@example.com' } } }, __lineNumber: 0 },
    {
      data: { customerCreate: { customer: null, userErrors: [{ message: 'Email is invalid' }] } },
      __lineNumber: 2,
    },
    { errors: [{ extensions: { code: 'INVALID_VARIABLE' } }], __lineNumber: 3 },
    { errors: [{ extensions: { code: 'INVALID_JSON' } }], __lineNumber: 4 },
    { errors: [{ extensions: { code: 'INVALID_JSON' } }], __lineNumber: 5 },
    { data: { customerCreate: { customer: { email: 'two@example.com' } } }, __lineNumber: 6 },
  ]);
  expect(await show(store, id)).toMatchObject({ status: 'COMPLETED', objectCount: '6' });
});

test('a mutation that does not fit the schema fails in every line', async () => {
  await using store = await openStore();
  const mutation = 'mutation ($input: CustomerInput!) { customerCreate(input: $input) { colour } }';
  const id = await startMutation(store, mutation, customerLines(2));
  expect(await finish(store, id)).toMatchObject([
    { errors: [{ extensions: { code: 'undefinedField' } }], __lineNumber: 0 },
    { errors: [{ extensions: { code: 'undefinedField' } }], __lineNumber: 1 },
  ]);
});

test('lines may do what the token may that started them, and cost nothing', async () => {
  await using store = await openStore();
  const { control, url } = store.emulator;
  control.setToken({ token: 'reader', scopes: ['read_customers'] });
  const path = await upload(store, customerLines(1));
  const answer = await fetch(`${url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': 'reader' },
    body: JSON.stringify({
      query: `mutation ($m: String!, $p: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p) { bulkOperation { id } } }`,
      variables: { m: customerCreate, p: path },
    }),
  });
  const id = idAt(await answer.json(), 'data', 'bulkOperationRunMutation', 'bulkOperation');
  const [line] = await finish(store, id);
  expect(line).toMatchObject({
    data: { customerCreate: null },
    errors: [{ extensions: { code: 'ACCESS_DENIED' } }],
  });
  const costs = control.journal().map((entry) => entry.rootFields.join());
  expect(costs).not.toContain('customerCreate');
});

test('what is refused in a line is refused as in a call', async () => {
  await using store = await openStore();
  store.emulator.control.armFault({
    kind: 'refuse',
    field: 'customerCreate',
    value: 'c1@example.com',
    message: 'Not this one',
  });
  const id = await startMutation(store, customerCreate, customerLines(3));
  const lines = await finish(store, id);
  const errors = lines.map((line) => at(line, 'data', 'customerCreate', 'userErrors'));
  expect(errors).toMatchObject([[], [{ message: 'Not this one' }], []]);
});

test('twenty thousand lines come through, while requests are answered in between', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(20_000));
  store.emulator.control.clock.advance(3_600_000);
  const lines = await fetchLines((await show(store, id)).url);
  expect(new Set(lines.map((line) => line['__lineNumber'])).size).toBe(20_000);
  const count = await store.get('{ customersCount(limit: null) { count } }');
  expect(at(count, 'count')).toBe(20_000);
}, 60_000);
