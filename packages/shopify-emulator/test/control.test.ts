import { startEmulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, control, locationNames, send, stillClock } from './plain-client.ts';

const start = () => startEmulator({ clock: stillClock() });

test('a reset leaves an empty shop with a full bucket, and the clock as configured', async () => {
  await using emulator = await start();
  await send(emulator, addLocation, { variables: { name: 'A' } });
  await control(emulator, 'POST clock', { advanceMs: 60_000 });
  await control(emulator, 'POST settings', {
    searchLagMs: 500,
    plan: 'plus',
    state: 'locked',
    versions: ['2027-01'],
  });
  await control(emulator, 'POST switches', { inventoryBatch: 'line-by-line' });
  await control(emulator, 'POST tokens', { token: 'narrow', scopes: [] });
  await control(emulator, 'POST faults', { kind: 'throttle' });
  expect(await control(emulator, 'POST reset')).toMatchObject({ status: 200, body: {} });
  expect(emulator.control.settings()).toEqual({
    searchLagMs: 0,
    plan: 'standard',
    bulkPace: { linesPerSecond: 100, objectsPerSecond: 1_000, spread: 0.3 },
    bucket: { maximumAvailable: 2000, restoreRate: 100 },
    state: 'open',
    versions: ['2026-01', '2026-04', '2026-07', '2026-10'],
  });
  expect([emulator.control.faults(), emulator.control.journal()]).toEqual([[], []]);
  expect(emulator.control.switches().inventoryBatch).toBe('atomic');
  expect((await control(emulator, 'GET clock')).body).toEqual({
    now: '2026-11-01T00:00:00.000Z',
    isFrozen: false,
  });
  expect((await send(emulator, '{ shop { name } }', { token: 'narrow' })).status).toBe(401);
  const reply = await send(
    emulator,
    '{ locations(first: 9) { nodes { name } } publications(first: 9) { nodes { name } } }',
  );
  expect(reply.body).toMatchObject({
    data: {
      locations: { nodes: [{ name: 'Shop location' }] },
      publications: { nodes: [{ name: 'Online Store' }] },
    },
    extensions: { cost: { throttleStatus: { maximumAvailable: 2000 } } },
  });
});

test('the clock stops, jumps, moves and runs', async () => {
  await using emulator = await start();
  const move = async (body: unknown) => (await control(emulator, 'POST clock', body)).body;
  expect(await move({ freeze: true })).toEqual({ now: '2026-11-01T00:00:00.000Z', isFrozen: true });
  expect(await move({ advanceMs: 1500 })).toEqual({ now: '2026-11-01T00:00:01.500Z', isFrozen: true });
  expect(await move({ set: '2027-01-01T00:00:00Z' })).toEqual({
    now: '2027-01-01T00:00:00.000Z',
    isFrozen: true,
  });
  expect(await move({ run: true })).toEqual({ now: '2027-01-01T00:00:00.000Z', isFrozen: false });
  expect(await control(emulator, 'POST clock', { set: 'soon' })).toMatchObject({ status: 400 });
});

test.each([{ set: 1e20 }, { advanceMs: 1e20 }, { set: '2028-01-01', advanceMs: 'a day' }])(
  'the clock does not move to no time: %j',
  async (body) => {
    await using emulator = await start();
    const before = (await control(emulator, 'GET clock')).body;
    expect(await control(emulator, 'POST clock', body)).toMatchObject({ status: 400 });
    expect((await control(emulator, 'GET clock')).body).toEqual(before);
  },
);

test('the journal tells each call', async () => {
  await using emulator = await start();
  await send(emulator, addLocation, { variables: { name: 'A' } });
  await send(emulator, '{ nothing }');
  const { body } = await control(emulator, 'GET journal');
  expect(body).toEqual({
    list: [
      {
        sequence: 1,
        time: '2026-11-01T00:00:00.000Z',
        requestId: '00000000-0000-4000-8000-000000000001-1793491200',
        endpoint: 'graphql',
        version: '2026-10',
        token: 'shpat_test',
        operationName: 'Add',
        rootFields: ['locationAdd'],
        query: addLocation,
        variables: { name: 'A' },
        requestedCost: 10,
        actualCost: 10,
        available: 1990,
        status: 200,
        answer: 'ok',
        applied: true,
      },
      expect.objectContaining({
        sequence: 2,
        answer: 'rejected',
        rootFields: [],
        requestedCost: null,
        applied: false,
        complaints: ["Field 'nothing' doesn't exist on type 'QueryRoot'"],
      }),
    ],
  });
  expect((await control(emulator, 'GET journal?since=1')).body).toMatchObject({ list: [{ sequence: 2 }] });
  expect((await control(emulator, 'GET journal?limit=1')).body).toMatchObject({ list: [{ sequence: 2 }] });
  expect(await control(emulator, 'GET journal?since=then')).toMatchObject({
    status: 400,
    body: { error: 'since must be a whole number, not below 0.' },
  });
  await control(emulator, 'DELETE journal');
  expect(emulator.control.journal()).toEqual([]);
});

test('somebody else writes behind our back: no cost, no fault, no journal', async () => {
  await using emulator = await start();
  emulator.control.armFault({ kind: 'throttle' });
  const reply = await control(emulator, 'POST write', { query: addLocation, variables: { name: 'Theirs' } });
  expect(reply.body).toEqual({ data: { locationAdd: { location: { name: 'Theirs' }, userErrors: [] } } });
  expect(await emulator.control.write('{ nothing }')).toMatchObject({
    errors: [{ extensions: { code: 'undefinedField' } }],
  });
  expect(locationNames(emulator)).toEqual(['Shop location', 'Theirs']);
  expect([emulator.control.journal(), emulator.control.faults().length]).toEqual([[], 1]);
});

test('search lags as long as it is told, look-ups never', async () => {
  await using emulator = await start();
  await control(emulator, 'POST settings', { searchLagMs: 1000 });
  await send(
    emulator,
    'mutation { customerCreate(input: { email: "new@example.com" }) { userErrors { message } } }',
  );
  const query = `{
    found: customers(first: 1, query: "email:'new@example.com'") { nodes { email } }
    known: customerByIdentifier(identifier: { emailAddress: "new@example.com" }) { email }
  }`;
  const customer = { email: 'new@example.com' };
  expect((await send(emulator, query)).body).toMatchObject({
    data: { found: { nodes: [] }, known: customer },
  });
  await control(emulator, 'POST clock', { advanceMs: 1000 });
  expect((await send(emulator, query)).body).toMatchObject({
    data: { found: { nodes: [customer] }, known: customer },
  });
});

test('the view shows things as plain JSON', async () => {
  await using emulator = await start();
  const { body } = await control(emulator, 'GET view');
  expect(body).toMatchObject({
    locations: [{ name: 'Shop location' }],
    publications: [{ name: 'Online Store' }],
  });
});

test('the journal keeps as many calls as it is told', async () => {
  await using emulator = await startEmulator({ clock: stillClock(), journalEntries: 2 });
  for (let call = 0; call < 5; call += 1) await send(emulator, '{ shop { name } }');
  expect(emulator.control.journal().map((entry) => entry.sequence)).toEqual([4, 5]);
});

test('switches are told with the settings that they can have, and set', async () => {
  await using emulator = await startEmulator({
    clock: stillClock(),
    switches: { inventoryBatch: 'line-by-line' },
  });
  expect((await control(emulator, 'GET switches')).body).toMatchObject({
    inventoryBatch: { setting: 'line-by-line', settings: ['atomic', 'line-by-line'] },
    idempotentReplay: { setting: 'replayed', settings: ['replayed', 'evaluated-afresh'] },
  });
  const changed = await control(emulator, 'POST switches', { idempotentReplay: 'evaluated-afresh' });
  expect(changed.body).toMatchObject({
    inventoryBatch: { setting: 'line-by-line' },
    idempotentReplay: { setting: 'evaluated-afresh' },
  });
  expect(await control(emulator, 'POST switches', { inventoryBatch: 'sometimes' })).toMatchObject({
    status: 400,
    body: { error: 'inventoryBatch must be atomic or line-by-line.' },
  });
  expect(await control(emulator, 'POST switches', { weather: 'fine' })).toMatchObject({ status: 400 });
  await control(emulator, 'POST reset');
  expect(emulator.control.switches()).toMatchObject({
    inventoryBatch: 'line-by-line',
    idempotentReplay: 'replayed',
  });
});

test.each([
  ['POST settings', { plan: 'gold' }, 'plan must be standard, advanced, plus or enterprise.'],
  ['POST settings', { state: 'sleepy' }, 'state must be open, frozen,'],
  [
    'POST settings',
    { versions: ['soon'] },
    'versions must be a list of versions such as 2026-10, oldest first.',
  ],
  ['POST settings', { searchLagMs: -1 }, 'searchLagMs must be a whole number, not below 0.'],
  ['POST settings', { bucket: { restoreRate: 5 } }, 'bucket must be {maximumAvailable, restoreRate}.'],
  [
    'POST settings',
    { bucket: { maximumAvailable: -5, restoreRate: 5 } },
    'bucket must have a maximumAvailable above 0, and a restoreRate not below 0.',
  ],
  ['POST settings', { searchLag: 5 }, '"searchLag" is not known here; there are searchLagMs, plan,'],
  ['POST settings', { bulkPace: { lines: 5 } }, '"lines" is not known here'],
  ['POST clock', { advance: 5 }, '"advance" is not known here'],
  ['POST seed', { people: 5 }, '"people" is not known here; there are customers, products, variants, seed.'],
  ['POST seed', { customers: 1e12 }, 'customers must not be above 10,000,000.'],
  ['POST write', { query: 'mutation { a }', variables: [] }, 'variables must be a JSON object.'],
  ['POST faults', { kind: 'throttle', field: 'shoop' }, 'field "shoop" is no query and no mutation'],
  [
    'POST faults',
    { kind: 'write', query: 'mutation { shopClose { id } }' },
    'query is nothing that the Admin API runs: Cannot query field "shopClose"',
  ],
  ['POST faults', { kind: 'write', query: '{' }, 'query is nothing that the Admin API runs: Syntax Error'],
  ['DELETE tokens', {}, 'token must be a text.'],
  ['POST tokens', { token: 'x', scope: 'read_products' }, '"scope" is not known here'],
  ['POST tokens', { token: '' }, 'token must not be empty.'],
  ['POST tokens', { scopes: [] }, 'token must be a text.'],
  ['POST tokens', { token: 'x', scopes: 'all' }, 'scopes must be a list of texts.'],
  ['POST clients', { clientId: 'x' }, 'clientSecret must be a text.'],
  [
    'POST clients',
    { clientId: 'x', clientSecret: 'y', isInstalled: 'no' },
    'isInstalled must be true or false.',
  ],
])('%s refuses %j', async (request, body, error) => {
  await using emulator = await start();
  expect(await control(emulator, request, body)).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining(error) },
  });
});

test('an unknown request is told what there is', async () => {
  await using emulator = await start();
  const reply = await control(emulator, 'GET everything');
  expect(reply).toMatchObject({ status: 404, body: { error: 'There is no GET everything.' } });
  expect(reply.body['known']).toContain('POST /__control/reset');
  expect(await control(emulator, 'POST reset', [])).toMatchObject({ status: 400 });
});
