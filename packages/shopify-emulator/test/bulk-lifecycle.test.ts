import { expect, test } from 'vitest';
import {
  customerCreate,
  customerLines,
  fetchLines,
  runMutation,
  runQuery,
  show,
  startMutation,
  upload,
} from './bulk-store.ts';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

const customersQuery = '{ customers { edges { node { id } } } }';
const dayMs = 24 * 3_600_000;

async function cancel(store: LocalStore, id: string): Promise<unknown> {
  return store.get(
    `mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { id status objectCount url } userErrors { field message } } }`,
    { id },
  );
}

test('five of a kind may run at a time, for each app', async () => {
  await using store = await openStore();
  const path = await upload(store, customerLines(1));
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1)
    ids.push(idAt(await runMutation(store, customerCreate, path), 'bulkOperation'));
  expect(await runMutation(store, customerCreate, path)).toEqual({
    bulkOperation: null,
    userErrors: [
      {
        field: null,
        message: `A bulk mutation operation for this app and shop is already in progress: ${ids.join(', ')}.`,
        code: 'OPERATION_IN_PROGRESS',
      },
    ],
  });
  expect(at(await runQuery(store, customersQuery), 'userErrors')).toEqual([]);
  const elsewhere = await store.emulator.control.write(
    `mutation ($m: String!, $p: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p) { userErrors { code } } }`,
    { m: customerCreate, p: path },
  );
  expect(at(elsewhere, 'data', 'bulkOperationRunMutation', 'userErrors')).toEqual([]);
  store.emulator.control.clock.advance(60_000);
  expect(at(await runMutation(store, customerCreate, path), 'userErrors')).toEqual([]);
});

test('a file that is not there is told before the crowd', async () => {
  await using store = await openStore();
  const path = await upload(store, customerLines(1));
  for (let count = 0; count < 5; count += 1) await runMutation(store, customerCreate, path);
  expect(at(await runMutation(store, customerCreate, `${path}.gone`), 'userErrors')).toMatchObject([
    { field: null, code: 'NO_SUCH_FILE' },
  ]);
});

test('a canceled operation stops where it is, and what was done stays done', async () => {
  await using store = await openStore();
  const { clock } = store.emulator.control;
  const id = await startMutation(store, customerCreate, customerLines(1_000));
  clock.advance(2_300);
  const canceling = await cancel(store, id);
  expect(canceling).toMatchObject({ bulkOperation: { status: 'CANCELING', url: null }, userErrors: [] });
  const done = Number(at(canceling, 'bulkOperation', 'objectCount'));
  expect(done).toBeGreaterThan(100);
  expect(await cancel(store, id)).toMatchObject({ bulkOperation: { status: 'CANCELING' }, userErrors: [] });
  clock.advance(60_000);
  const canceled = await show(store, id);
  expect(canceled).toMatchObject({
    status: 'CANCELED',
    errorCode: null,
    completedAt: null,
    objectCount: String(done),
    fileSize: null,
    partialDataUrl: null,
  });
  expect(await fetchLines(canceled.url)).toHaveLength(done);
  expect(at(await store.get('{ customersCount { count } }'), 'count')).toBe(done);
  expect(await cancel(store, id)).toMatchObject({
    userErrors: [{ field: null, message: 'A bulk operation cannot be canceled when it is canceled' }],
  });
});

test.each([
  ['url', 1, 0],
  ['partial-data-url', 0, 1],
  ['nowhere', 0, 0],
] as const)(
  'under the switch %s the results of a canceled operation are there',
  async (setting, url, partial) => {
    await using store = await openStore();
    const { control } = store.emulator;
    control.switches({ canceledBulkResults: setting });
    const id = await startMutation(store, customerCreate, customerLines(1_000));
    control.clock.advance(2_300);
    await cancel(store, id);
    control.clock.advance(2_300);
    const shown = await show(store, id);
    expect([shown.url === null ? 0 : 1, shown.partialDataUrl === null ? 0 : 1]).toEqual([url, partial]);
  },
);

test('an operation that is over cannot be canceled, and one that never was does not exist', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(1));
  store.emulator.control.clock.advance(60_000);
  expect(at(await cancel(store, id), 'userErrors')).toEqual([
    { field: null, message: 'A bulk operation cannot be canceled when it is completed' },
  ]);
  expect(await cancel(store, 'gid://shopify/BulkOperation/5')).toEqual({
    bulkOperation: null,
    userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }],
  });
});

test('results are gone after a week', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(1));
  store.emulator.control.clock.advance(60_000);
  const { url } = await show(store, id);
  expect(await fetchLines(url)).toHaveLength(1);
  store.emulator.control.clock.advance(7 * dayMs);
  expect(await show(store, id)).toMatchObject({ status: 'EXPIRED', url: null, fileSize: expect.any(String) });
  expect((await fetch(url ?? '')).status).toBe(400);
});

test('results are only for who has their address', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(1));
  store.emulator.control.clock.advance(60_000);
  const { url } = await show(store, id);
  const altered = new URL(url ?? '');
  altered.searchParams.set('Signature', 'another');
  expect((await fetch(altered)).status).toBe(403);
});

test('a mutation that is not through after a day is stopped', async () => {
  await using store = await openStore();
  const { control } = store.emulator;
  control.settings({ bulkPace: { linesPerSecond: 1 / 3_600, spread: 0 } });
  const id = await startMutation(store, customerCreate, customerLines(50));
  control.clock.advance(2 * dayMs);
  const failed = await show(store, id);
  expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', completedAt: null, url: null });
  expect(await fetchLines(failed.partialDataUrl)).toHaveLength(Number(failed.objectCount));
  expect(Number(failed.objectCount)).toBe(24);
});

test('an operation fails where it shall, with what it has so far', async () => {
  await using store = await openStore();
  const { control } = store.emulator;
  control.failBulkOperation({ errorCode: 'INTERNAL_SERVER_ERROR', afterObjects: 3 });
  const id = await startMutation(store, customerCreate, customerLines(10));
  const next = await startMutation(store, customerCreate, customerLines(2, 'd'));
  control.clock.advance(60_000);
  const failed = await show(store, id);
  expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR', url: null });
  expect(await fetchLines(failed.partialDataUrl)).toHaveLength(3);
  expect(await show(store, next)).toMatchObject({ status: 'COMPLETED' });
});

test('a file that is changed under way makes its operation fail', async () => {
  await using store = await openStore();
  const { clock } = store.emulator.control;
  const target = at(
    await store.get(
      `mutation { stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "a", mimeType: "text/jsonl" }]) { stagedTargets { url } } }`,
    ),
    'stagedTargets',
    0,
    'url',
  );
  const put = async (text: string): Promise<void> => {
    await fetch(String(target), { method: 'PUT', body: text });
  };
  await put(
    customerLines(1_000)
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
  const path = decodeURIComponent(new URL(String(target)).pathname).replace('/staged-uploads/', '');
  const id = idAt(await runMutation(store, customerCreate, path), 'bulkOperation');
  clock.advance(1_300);
  expect(await show(store, id)).toMatchObject({ status: 'RUNNING' });
  await put('{}');
  clock.advance(1_000);
  expect(await show(store, id)).toMatchObject({ status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' });
});

test('the pace is a matter of the settings, and each operation has its own', async () => {
  await using store = await openStore();
  const { control } = store.emulator;
  const countAfter = async (prefix: string): Promise<number> => {
    const id = await startMutation(store, customerCreate, customerLines(500, prefix));
    control.clock.advance(1_300);
    return Number((await show(store, id)).objectCount);
  };
  control.settings({ bulkPace: { linesPerSecond: 200, spread: 0 } });
  expect([await countAfter('a'), await countAfter('b')]).toEqual([201, 201]);
  control.settings({ bulkPace: { spread: 0.5 } });
  const spread = [await countAfter('c'), await countAfter('d')];
  expect(new Set(spread).size).toBe(2);
  for (const count of spread) expect(Math.abs(count - 201)).toBeLessThanOrEqual(101);
});

test('an operation whose clock nobody moves stands still', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(1));
  expect([await show(store, id), await show(store, id)]).toMatchObject([
    { status: 'CREATED' },
    { status: 'CREATED' },
  ]);
});

test('a reset forgets operations under way', async () => {
  await using store = await openStore();
  const id = await startMutation(store, customerCreate, customerLines(1_000));
  store.emulator.control.clock.advance(1_300);
  await show(store, id);
  store.emulator.control.reset();
  expect(await store.get('query ($id: ID!) { bulkOperation(id: $id) { id } }', { id })).toBeNull();
  expect(at(await store.get('{ customersCount { count } }'), 'count')).toBe(0);
});

test.each([
  ['goes-on', 'COMPLETED', null],
  ['fails', 'FAILED', 'ACCESS_DENIED'],
] as const)(
  'with the switch %s an operation whose token ends is %s',
  async (tokenEndInBulk, status, errorCode) => {
    await using store = await openStore();
    const { control, token } = store.emulator;
    control.switches({ tokenEndInBulk });
    const id = await startMutation(store, customerCreate, customerLines(1_000));
    control.clock.advance(3_000);
    expect(await show(store, id)).toMatchObject({ status: 'RUNNING' });
    control.revokeToken(token);
    control.clock.advance(60_000);
    await fetch(`${store.emulator.url}/__control/clock`);
    control.setToken({ token });
    expect(await show(store, id)).toMatchObject({ status, errorCode });
  },
);
