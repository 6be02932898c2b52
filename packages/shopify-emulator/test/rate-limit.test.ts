import { startEmulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, locationNames, send, stillClock } from './plain-client.ts';

/** Costs 431 and answers nothing, so that its actual cost is the same. */
const wide = `{ customers(first: 250) { nodes { ${'abcdefghijklmnopqrstuvwxyz1234567890'
  .slice(0, 38)
  .split('')
  .map((letter, index) => `f${letter}${index}: metafield(namespace: "n", key: "k") { id }`)
  .join(' ')} } } }`;

const throttled = (requested: number, available: number) => ({
  errors: [
    {
      message: 'Throttled',
      extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
    },
  ],
  extensions: {
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: 100 },
    },
  },
});

test('the bucket empties, refuses without data, and fills with the clock', async () => {
  const clock = stillClock();
  await using emulator = await startEmulator({ clock });
  const cost = 2 + 11 * (1 + 36);
  for (let call = 0; call < 4; call += 1) expect((await send(emulator, wide)).body).toHaveProperty('data');
  const reply = await send(emulator, wide);
  expect([reply.status, reply.headers.get('retry-after'), reply.body]).toEqual([
    200,
    null,
    throttled(cost, 2000 - 4 * cost),
  ]);
  clock.time += ((cost - (2000 - 4 * cost)) / 100) * 1000;
  expect((await send(emulator, wide)).body).toHaveProperty('data');
});

test('a refused call changes nothing', async () => {
  const clock = stillClock();
  await using emulator = await startEmulator({ clock });
  for (let call = 0; call < 200; call += 1)
    await send(emulator, addLocation, { variables: { name: `L${call}` } });
  const reply = await send(emulator, addLocation, { variables: { name: 'one too many' } });
  expect(reply.body).toEqual(throttled(10, 0));
  expect(locationNames(emulator)).not.toContain('one too many');
  expect(emulator.control.journal().at(-1)).toMatchObject({
    answer: 'throttled',
    applied: false,
    requestedCost: 10,
  });
});

test('each plan has its own bucket, each app one of its own', async () => {
  await using emulator = await startEmulator({ clock: stillClock(), plan: 'plus' });
  emulator.control.setToken({ token: 'other', appId: 5 });
  await send(emulator, wide, { token: 'other' });
  const status = async () => {
    const { body } = await send(emulator, '{ shop { plan { shopifyPlus } } }');
    return JSON.parse(JSON.stringify(body)).extensions.cost.throttleStatus;
  };
  expect(await status()).toEqual({ maximumAvailable: 20_000, currentlyAvailable: 19_998, restoreRate: 1000 });
  emulator.control.settings({ plan: 'advanced' });
  expect(await status()).toEqual({ maximumAvailable: 4_000, currentlyAvailable: 3_998, restoreRate: 200 });
});

test('a document over 1,000 points never runs', async () => {
  await using emulator = await startEmulator({ clock: stillClock(), plan: 'enterprise' });
  const roots = Array.from({ length: 101 }, (_, index) => `a${index}: customersCount { count }`).join(' ');
  const reply = await send(emulator, `{ ${roots} }`);
  expect(reply.body).toEqual({
    errors: [
      {
        message: expect.stringContaining(
          'Query cost is 1010, which exceeds the single query max cost limit (1000).',
        ),
        extensions: {
          code: 'MAX_COST_EXCEEDED',
          cost: 1010,
          maxCost: 1000,
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    ],
  });
});

test('an input list over 250 entries has a cost but no data, and takes no points', async () => {
  await using emulator = await startEmulator({ clock: stillClock() });
  const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Customer/${index + 1}`);
  const reply = await send(emulator, 'query ($ids: [ID!]!) {\n  nodes(ids: $ids) { id }\n}', {
    variables: { ids },
  });
  expect(reply.body).toEqual({
    errors: [
      {
        message: 'The input array size of 251 is greater than the maximum allowed of 250.',
        locations: [{ line: 2, column: 3 }],
        path: ['nodes', 'ids'],
        extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
      },
    ],
    extensions: {
      cost: {
        requestedQueryCost: 1,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 },
      },
    },
  });
});

test('a request can ask what each field costs', async () => {
  await using emulator = await startEmulator({ clock: stillClock() });
  const headers = { 'Shopify-GraphQL-Cost-Debug': '1' };
  const reply = await send(emulator, '{ locations(first: 1) { nodes { id } } }', { headers });
  expect(reply.body).toMatchObject({
    extensions: {
      cost: {
        fields: [
          {
            path: ['locations', 'nodes'],
            definedCost: 1,
            requestedTotalCost: 1,
            requestedChildrenCost: null,
          },
          { path: ['locations'], definedCost: 2, requestedTotalCost: 3, requestedChildrenCost: 1 },
        ],
      },
    },
  });
});

test('a request can ask which filters a search ignored', async () => {
  await using emulator = await startEmulator({ clock: stillClock() });
  const query = '{ locations(first: 5, query: "colour:red") { nodes { name } } }';
  const quiet = await send(emulator, query);
  expect(quiet.body).toMatchObject({ data: { locations: { nodes: [{ name: 'Shop location' }] } } });
  expect(quiet.body['extensions']).not.toHaveProperty('search');
  const debugged = await send(emulator, query, { headers: { 'Shopify-Search-Query-Debug': '1' } });
  expect(debugged.body).toMatchObject({
    extensions: {
      search: [
        {
          path: ['locations'],
          query: 'colour:red',
          parsed: { field: 'colour', match_all: 'red' },
          warnings: [
            { field: 'colour', message: 'Invalid search field for this query.', code: 'invalid_field' },
          ],
        },
      ],
    },
  });
});
