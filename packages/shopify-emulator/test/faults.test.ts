import { startEmulator, type Emulator, type Fault, type JournalEntry } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, control, locationNames, send, stillClock, type Reply } from './plain-client.ts';

interface FaultyShop extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly add: (name: string) => Promise<Reply>;
  readonly lastCall: () => JournalEntry | undefined;
}

async function emulatorWith(...faults: readonly Fault[]): Promise<FaultyShop> {
  const emulator = await startEmulator({ clock: stillClock() });
  for (const fault of faults) emulator.control.armFault(fault);
  return {
    emulator,
    add: (name) => send(emulator, addLocation, { variables: { name } }),
    lastCall: () => emulator.control.journal().at(-1),
    [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
  };
}

test('throttled although the bucket is full', async () => {
  await using shop = await emulatorWith({ kind: 'throttle', times: 2 });
  for (let call = 0; call < 2; call += 1) {
    const reply = await shop.add('A');
    expect([reply.status, reply.body]).toMatchObject([
      200,
      { errors: [{ extensions: { code: 'THROTTLED' } }] },
    ]);
  }
  expect((await shop.add('A')).body).toHaveProperty('data');
});

test.each([
  [429, 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.'],
  [500, 'An unexpected error occurred'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [402, 'Unavailable Shop'],
  [423, 'This shop is unavailable'],
])('status %i before the write: nothing was done', async (status, errors) => {
  await using shop = await emulatorWith({ kind: 'status', status, when: 'before' });
  expect(await shop.add('A')).toMatchObject({ status, body: { errors } });
  expect(locationNames(shop.emulator)).toEqual(['Shop location']);
  expect(shop.lastCall()).toMatchObject({ status, answer: 'fault', applied: false, actualCost: null });
});

test('status 503 after the write: it was done, and charged', async () => {
  await using shop = await emulatorWith({ kind: 'status', status: 503, when: 'after' });
  expect((await shop.add('A')).status).toBe(503);
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'A']);
  expect(shop.lastCall()).toMatchObject({ status: 503, answer: 'fault', applied: true, actualCost: 10 });
});

test('an internal error hides that the write was applied', async () => {
  await using shop = await emulatorWith({ kind: 'internal-error', when: 'after' });
  const reply = await shop.add('A');
  expect(reply.body).toMatchObject({
    data: null,
    errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  });
  expect(reply.body).not.toHaveProperty('extensions');
  expect(locationNames(shop.emulator)).toEqual(['Shop location', 'A']);
  expect(shop.lastCall()).toMatchObject({ status: 200, answer: 'fault', applied: true });
});

test('status 429 says how long to wait, as a decimal', async () => {
  await using shop = await emulatorWith({
    kind: 'status',
    status: 429,
    when: 'before',
    retryAfterSeconds: 4,
  });
  expect((await shop.add('A')).headers.get('retry-after')).toBe('4.0');
});

test.each([
  ['before', ['Shop location'], false],
  ['after', ['Shop location', 'A'], true],
] as const)('a connection cut %s the write', async (when, names, applied) => {
  await using shop = await emulatorWith({ kind: 'cut', when });
  await expect(shop.add('A')).rejects.toThrow('fetch failed');
  expect(locationNames(shop.emulator)).toEqual(names);
  expect(shop.lastCall()).toMatchObject({ status: null, answer: 'fault', applied });
});

test('a delayed answer comes all the same', async () => {
  await using shop = await emulatorWith({ kind: 'delay', delayMs: 20 });
  const before = performance.now();
  expect((await shop.add('A')).body).toHaveProperty('data');
  expect(performance.now() - before).toBeGreaterThanOrEqual(19);
});

test('the second of three writes of one document is refused', async () => {
  await using shop = await emulatorWith({
    kind: 'refuse',
    field: 'locationAdd',
    nth: 2,
    message: 'Not now',
    code: 'INVALID',
  });
  const one = (name: string) =>
    `${name}: locationAdd(input: { name: "${name}", address: { countryCode: CA } }) { location { name } userErrors { field message code } }`;
  const reply = await send(shop.emulator, `mutation { ${one('a')} ${one('b')} ${one('c')} }`);
  const added = (name: string) => ({ location: { name }, userErrors: [] });
  expect(reply.body['data']).toEqual({
    a: added('a'),
    b: { location: null, userErrors: [{ field: null, message: 'Not now', code: 'INVALID' }] },
    c: added('c'),
  });
  expect(shop.lastCall()).toMatchObject({ answer: 'user-errors', applied: true });
});

test('an item of a list is refused with its place', async () => {
  await using shop = await emulatorWith({
    kind: 'refuse',
    field: 'metafieldsSet',
    item: 1,
    message: 'Bad row',
    code: 'INVALID',
  });
  const entry = (key: string) => ({
    ownerId: 'gid://shopify/Shop/7100000000000',
    namespace: 'custom',
    key,
    type: 'boolean',
    value: 'true',
  });
  const query = `mutation ($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { metafields { key } userErrors { field message code elementIndex } }
  }`;
  const reply = await send(shop.emulator, query, { variables: { metafields: [entry('a'), entry('b')] } });
  expect(reply.body['data']).toEqual({
    metafieldsSet: {
      metafields: null,
      userErrors: [{ field: ['metafields', '1'], message: 'Bad row', code: 'INVALID', elementIndex: null }],
    },
  });
});

test('a code that the errors of a mutation do not have is left out', async () => {
  await using shop = await emulatorWith({ kind: 'refuse', message: 'No', code: 'RAINY', times: 2 });
  const query = `mutation { locationAdd(input: { name: "A", address: { countryCode: CA } }) @idempotent(key: "k") {
    userErrors { message code } } }`;
  expect((await send(shop.emulator, query)).body['data']).toEqual({
    locationAdd: { userErrors: [{ message: 'No', code: null }] },
  });
});

test('a fault for one value leaves other calls alone', async () => {
  await using shop = await emulatorWith({ kind: 'status', status: 500, when: 'before', value: 'B' });
  expect((await shop.add('A')).status).toBe(200);
  expect((await shop.add('B')).status).toBe(500);
});

test('faults are armed, listed and cleared through the door', async () => {
  await using shop = await emulatorWith();
  const { emulator } = shop;
  expect((await control(emulator, 'POST faults', { kind: 'throttle', times: 3 })).status).toBe(200);
  expect((await control(emulator, 'GET faults')).body).toEqual({
    list: [{ kind: 'throttle', times: 3, seen: 0, hits: 0 }],
  });
  await control(emulator, 'DELETE faults');
  expect((await shop.add('A')).body).toHaveProperty('data');
  expect(await control(emulator, 'POST faults', { kind: 'flood' })).toMatchObject({
    status: 400,
    body: {
      error:
        'kind must be throttle, status, cut, internal-error, delay, hang, revoke, write, variant-limit or refuse.',
    },
  });
});
