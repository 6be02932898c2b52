import { startEmulator, type Emulator, type Fault, type JournalEntry } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, control, locationNames, send, stillClock, type Reply } from './plain-client.ts';

interface FaultyShop extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly clock: { time: number };
  readonly add: (name: string) => Promise<Reply>;
  readonly journal: () => readonly JournalEntry[];
}

async function shopWith(...faults: readonly Fault[]): Promise<FaultyShop> {
  const clock = stillClock();
  const emulator = await startEmulator({ clock });
  for (const fault of faults) emulator.control.armFault(fault);
  return {
    emulator,
    clock,
    add: (name) => send(emulator, addLocation, { variables: { name } }),
    journal: () => emulator.control.journal(),
    [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
  };
}

/** A client that gives up after a moment. */
function addImpatiently(emulator: Emulator, name: string): Promise<unknown> {
  return fetch(`${emulator.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': emulator.token },
    body: JSON.stringify({ query: addLocation, variables: { name } }),
    signal: AbortSignal.timeout(100),
  });
}

test('a throttle storm lasts for a time of the clock', async () => {
  await using shop = await shopWith({ kind: 'throttle', forMs: 30_000 });
  const codes = async () =>
    JSON.parse(JSON.stringify((await shop.add('A')).body)).errors?.[0].extensions.code;
  expect([await codes(), await codes()]).toEqual(['THROTTLED', 'THROTTLED']);
  shop.clock.time += 30_000;
  expect(await codes()).toBeUndefined();
});

test('a part of the calls fails', async () => {
  await using shop = await shopWith({ kind: 'status', status: 503, when: 'before', every: 3, times: 2 });
  const statuses: number[] = [];
  for (let call = 0; call < 6; call += 1) statuses.push((await shop.add(`L${call}`)).status);
  expect(statuses).toEqual([503, 200, 200, 503, 200, 200]);
});

test('a reply that never comes, and a write that never lands', async () => {
  await using shop = await shopWith({ kind: 'hang' });
  await expect(addImpatiently(shop.emulator, 'A')).rejects.toThrow('timeout');
  shop.clock.time += 3_600_000;
  await shop.add('B');
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'B']);
  expect(shop.journal()).toMatchObject([
    { status: null, answer: 'fault', applied: false },
    { status: 200, answer: 'ok' },
  ]);
});

test('a write lands after its client has given up, when the clock says so', async () => {
  await using shop = await shopWith({ kind: 'hang', landsAfterMs: 60_000 });
  await expect(addImpatiently(shop.emulator, 'Late')).rejects.toThrow('timeout');
  await shop.add('Soon');
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'Soon']);
  shop.clock.time += 90_000;
  const reply = await send(
    shop.emulator,
    '{ locations(first: 9, sortKey: ID) { nodes { name createdAt } } }',
  );
  expect(reply.body).toMatchObject({
    data: {
      locations: {
        nodes: [
          { name: 'Shop location' },
          { name: 'Soon', createdAt: '2026-11-01T00:00:00Z' },
          { name: 'Late', createdAt: '2026-11-01T00:01:00Z' },
        ],
      },
    },
  });
  const [asked, , landed] = shop.journal();
  expect(landed).toMatchObject({
    time: '2026-11-01T00:01:00.000Z',
    answer: 'landed',
    applied: true,
    rootFields: ['locationAdd'],
    requestId: asked?.requestId,
  });
});

test('moving the clock through the door lands a write', async () => {
  await using shop = await shopWith({ kind: 'hang', landsAfterMs: 1_000 });
  await expect(addImpatiently(shop.emulator, 'Late')).rejects.toThrow('timeout');
  shop.emulator.control.clock.advance(1_000);
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'Late']);
});

test('a token is revoked right before a call', async () => {
  await using shop = await shopWith({ kind: 'revoke', when: 'before', nth: 2 });
  const statuses = [await shop.add('A'), await shop.add('B'), await shop.add('C')].map(
    (reply) => reply.status,
  );
  expect(statuses).toEqual([200, 401, 401]);
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'A']);
  shop.emulator.control.setToken({ token: shop.emulator.token });
  expect((await shop.add('D')).status).toBe(200);
});

test('a token is revoked right after a call, which still has its answer', async () => {
  await using shop = await shopWith({ kind: 'revoke', when: 'after', field: 'locationAdd' });
  const statuses = [await shop.add('A'), await shop.add('B')].map((reply) => reply.status);
  expect(statuses).toEqual([200, 401]);
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'A']);
});

test('an answer that is cut in its middle: the write was done', async () => {
  await using shop = await shopWith({ kind: 'cut', when: 'during' });
  await expect(shop.add('A')).rejects.toThrow('terminated');
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'A']);
  expect(shop.journal()).toMatchObject([{ status: null, answer: 'fault', applied: true }]);
});

const rename = `mutation ($email: String!, $name: String!) {
  customerSet(identifier: { email: $email }, input: { email: $email, firstName: $name }) { customer { firstName } userErrors { message } }
}`;
const byEmail = '{ customerByIdentifier(identifier: { emailAddress: "ann@example.com" }) { id firstName } }';
const ann = (name: string) => ({ email: 'ann@example.com', name });

test('somebody else changes the thing right after our call has, and the answer still tells ours', async () => {
  await using shop = await shopWith({
    kind: 'write',
    when: 'after',
    field: 'customerSet',
    value: 'ann@example.com',
    query: rename,
    variables: ann('Theirs'),
  });
  const reply = await send(shop.emulator, rename, { variables: ann('Ours') });
  expect(reply.body['data']).toEqual({ customerSet: { customer: { firstName: 'Ours' }, userErrors: [] } });
  expect((await send(shop.emulator, byEmail)).body['data']).toMatchObject({
    customerByIdentifier: { firstName: 'Theirs' },
  });
  expect(shop.journal().map((entry) => entry.rootFields)).toEqual([
    ['customerSet'],
    ['customerByIdentifier'],
  ]);
});

test('somebody else deletes the thing right before our call would change it', async () => {
  await using shop = await shopWith();
  await shop.emulator.control.write(rename, ann('Ann'));
  const found = JSON.parse(JSON.stringify((await send(shop.emulator, byEmail)).body));
  const { id } = found.data.customerByIdentifier;
  await control(shop.emulator, 'POST faults', {
    kind: 'write',
    when: 'before',
    field: 'customerUpdate',
    query: 'mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId } }',
    variables: { id },
  });
  const update = `mutation ($id: ID!) { customerUpdate(input: { id: $id, note: "x" }) { customer { id } userErrors { field message } } }`;
  const reply = await send(shop.emulator, update, { variables: { id } });
  expect(reply.body['data']).toEqual({
    customerUpdate: { customer: null, userErrors: [{ field: ['id'], message: 'Customer does not exist' }] },
  });
  expect(shop.journal().at(-1)).toMatchObject({ applied: false });
});

const createProduct = `mutation ($title: String!) {
  productCreate(product: { title: $title }) { product { title } userErrors { message } }
}`;
const limitMessage = expect.stringContaining('Daily variant creation limit reached.');

test('the daily limit of variants answers 429 until midnight of UTC', async () => {
  await using shop = await shopWith();
  await shop.emulator.control.write(createProduct, { title: 'Before' });
  shop.emulator.control.armFault({ kind: 'variant-limit', limit: 2 });
  const create = (title: string) => send(shop.emulator, createProduct, { variables: { title } });
  expect((await create('A')).status).toBe(200);
  expect(await create('B')).toMatchObject({ status: 429, body: { errors: limitMessage } });
  expect((await shop.add('Elsewhere')).status).toBe(200);
  shop.clock.time += 86_400_000;
  expect([await create('C'), await create('D'), await create('E')].map((reply) => reply.status)).toEqual([
    200, 200, 429,
  ]);
  expect(shop.journal().at(-1)).toMatchObject({ status: 429, answer: 'fault', applied: false });
  shop.emulator.control.clearFaults();
  expect((await create('F')).status).toBe(200);
});

test('with its switch the limit is an error of the mutation', async () => {
  await using shop = await shopWith({ kind: 'variant-limit', limit: 0 });
  shop.emulator.control.switches({ variantDailyLimit: 'graphql-error' });
  const reply = await send(shop.emulator, createProduct, { variables: { title: 'A' } });
  expect([reply.status, reply.body]).toMatchObject([
    200,
    {
      data: { productCreate: null },
      errors: [
        { message: limitMessage, path: ['productCreate'], extensions: { code: 'VARIANT_THROTTLE_EXCEEDED' } },
      ],
    },
  ]);
});
