import { startEmulator, type Emulator, type Switches } from '../src/index.ts';
import { expect, test } from 'vitest';
import { control, send, stillClock } from './plain-client.ts';

/** A shop whose clock stands still; the bucket is full. */
const shopUnder = (switches: Partial<Switches>): Promise<Emulator> =>
  startEmulator({ clock: stillClock(), switches });

test.each([
  ['in-full', 16],
  ['two', 2],
] as const)('emptyConnectionCost %s: a page without entries costs %i', async (emptyConnectionCost, cost) => {
  await using emulator = await shopUnder({ emptyConnectionCost });
  const reply = await send(
    emulator,
    '{ customers(first: 50) { nodes { id defaultEmailAddress { emailAddress } } } }',
  );
  expect(reply.body['extensions']).toMatchObject({
    cost: { requestedQueryCost: 16, actualQueryCost: cost },
  });
});

const orNames = (count: number) =>
  Array.from({ length: count }, (_, index) => `first_name:n${index}`).join(' OR ');

test('searchAlternatives unlimited: a search may join any number by OR', async () => {
  await using emulator = await shopUnder({});
  const reply = await send(
    emulator,
    'query ($q: String) { customers(first: 1, query: $q) { nodes { id } } }',
    {
      variables: { q: orNames(500) },
    },
  );
  expect(reply.body).toMatchObject({ data: { customers: { nodes: [] } } });
});

test('searchAlternatives at-most-100: 100 are taken, one more is an error', async () => {
  await using emulator = await shopUnder({ searchAlternatives: 'at-most-100' });
  const query = 'query ($q: String) { customers(first: 1, query: $q) { nodes { id } } }';
  expect((await send(emulator, query, { variables: { q: orNames(100) } })).body).not.toHaveProperty('errors');
  const reply = await send(emulator, query, { variables: { q: `tag:a (${orNames(101)})` } });
  expect(reply.body).toMatchObject({
    data: null,
    errors: [{ path: ['customers'], extensions: { code: 'BAD_REQUEST' } }],
  });
});

const define = `mutation {
  metafieldDefinitionCreate(definition: { name: "Key", namespace: "app", key: "key", type: "id", ownerType: CUSTOMER }) { userErrors { message } }
}`;
const create = `mutation ($name: String!) {
  customerCreate(input: { firstName: $name, metafields: [{ namespace: "app", key: "key", value: "7" }, { namespace: "app", key: "size", type: "number_integer", value: "3" }] }) {
    customer { firstName key: metafield(namespace: "app", key: "key") { value } size: metafield(namespace: "app", key: "size") { value } }
    userErrors { field code: __typename message }
  }
}`;

test('duplicateUniqueMetafield refused: a taken value refuses the whole creation', async () => {
  await using emulator = await shopUnder({});
  await send(emulator, define);
  await send(emulator, create, { variables: { name: 'First' } });
  expect((await send(emulator, create, { variables: { name: 'Second' } })).body['data']).toMatchObject({
    customerCreate: { customer: null, userErrors: [{ field: ['metafields', '0', 'value'] }] },
  });
});

test('duplicateUniqueMetafield left-out: the thing is created without it', async () => {
  await using emulator = await shopUnder({ duplicateUniqueMetafield: 'left-out' });
  await send(emulator, define);
  await send(emulator, create, { variables: { name: 'First' } });
  expect((await send(emulator, create, { variables: { name: 'Second' } })).body['data']).toEqual({
    customerCreate: { customer: { firstName: 'Second', key: null, size: { value: '3' } }, userErrors: [] },
  });
});

test('search lags from the start where it is told to', async () => {
  await using emulator = await startEmulator({ clock: stillClock(), searchLagMs: 2_000 });
  await send(emulator, define);
  await send(emulator, create, { variables: { name: 'New' } });
  const found = async () => {
    const reply = await send(
      emulator,
      '{ customers(first: 1, query: "first_name:New") { nodes { firstName } } }',
    );
    return JSON.parse(JSON.stringify(reply.body)).data.customers.nodes.length;
  };
  expect(await found()).toBe(0);
  await control(emulator, 'POST clock', { advanceMs: 2_000 });
  expect(await found()).toBe(1);
  await control(emulator, 'POST reset');
  expect(emulator.control.settings().searchLagMs).toBe(2_000);
});
