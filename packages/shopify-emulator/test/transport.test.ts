import { get } from 'node:http';
import { startEmulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, post, send, stillClock } from './plain-client.ts';

const start = () => startEmulator({ clock: stillClock() });

test('answers with data, cost and the headers of the call', async () => {
  await using emulator = await start();
  const reply = await send(emulator, '{ shop { myshopifyDomain currencyCode ianaTimezone email } }');
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    data: {
      shop: {
        myshopifyDomain: 'backstock-demo.myshopify.com',
        currencyCode: 'CAD',
        ianaTimezone: 'America/Toronto',
        email: 'owner@backstock-demo.example',
      },
    },
    extensions: {
      cost: {
        requestedQueryCost: 1,
        actualQueryCost: 1,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1999, restoreRate: 100 },
      },
    },
  });
  expect(reply.headers.get('x-shopify-api-version')).toBe('2026-10');
  expect(reply.headers.get('x-request-id')).toBe('00000000-0000-4000-8000-000000000001-1793491200');
  expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
});

test.each([
  ['2026-10', '2026-10'],
  ['2026-04', '2026-04'],
  ['2024-01', '2026-01'],
  ['2031-01', '2026-01'],
  ['unstable', 'unstable'],
])('a call to %s is served by %s', async (asked, served) => {
  await using emulator = await start();
  const reply = await send(emulator, '{ shop { name } }', { version: asked });
  expect([reply.status, reply.headers.get('x-shopify-api-version')]).toEqual([200, served]);
});

test('an unknown token, and none, is refused with a text', async () => {
  await using emulator = await start();
  const body = { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' };
  expect(await send(emulator, '{ shop { name } }', { token: 'shpat_wrong' })).toMatchObject({
    status: 401,
    body,
  });
  const text = JSON.stringify({ query: '{ shop { name } }' });
  expect(await post(emulator, '/admin/api/2026-10/graphql.json', { text })).toMatchObject({
    status: 401,
    body,
  });
});

test.each(['not json', '[]', '{}', '{"query":7}', '{"query":"{ shop { name } }","variables":[]}'])(
  'the body %s is malformed',
  async (text) => {
    await using emulator = await start();
    const headers = { 'X-Shopify-Access-Token': emulator.token };
    expect(await post(emulator, '/admin/api/2026-10/graphql.json', { headers, text })).toMatchObject({
      status: 400,
      body: { errors: { query: 'Required parameter missing or invalid' } },
    });
  },
);

test('any other path does not exist', async () => {
  await using emulator = await start();
  for (const path of ['/admin/api/2026-10/products.json', '/admin/api/soon/graphql.json', '/']) {
    expect(await post(emulator, path, { text: '{}' })).toMatchObject({
      status: 404,
      body: { errors: 'Not Found' },
    });
  }
});

test('a path that is no address does not exist either', async () => {
  await using emulator = await start();
  const status = await new Promise((resolve, reject) => {
    get({ port: emulator.port, path: '//' }, (response) => resolve(response.resume().statusCode)).on(
      'error',
      reject,
    );
  });
  expect(status).toBe(404);
});

test('a document that the schema refuses has neither data nor cost', async () => {
  await using emulator = await start();
  const reply = await send(emulator, 'query Q { shop { colour } }');
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    errors: [
      {
        message: "Field 'colour' doesn't exist on type 'Shop'",
        locations: [{ line: 1, column: 18 }],
        path: ['query Q', 'shop', 'colour'],
        extensions: { code: 'undefinedField', typeName: 'Shop', fieldName: 'colour' },
      },
    ],
  });
});

test.each([`{ ${'shop { '.repeat(20_000)}`, `{ customers(first: ${'['.repeat(20_000)}) { nodes { id } } }`])(
  'a document that is nested too deeply to be read breaks its own call alone',
  async (text) => {
    await using emulator = await start();
    expect(await send(emulator, text)).toMatchObject({
      status: 200,
      body: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }], data: null },
    });
    expect(emulator.control.journal()).toMatchObject([{ answer: 'internal-error', applied: false }]);
    expect(await send(emulator, '{ shop { name } }')).toMatchObject({ status: 200 });
  },
);

test('variables that do not fit are told with their value', async () => {
  await using emulator = await start();
  const reply = await send(emulator, addLocation, { variables: { name: 7 } });
  const problem = { path: [], explanation: 'Could not coerce value 7 to String' };
  expect(reply.body).toEqual({
    errors: [
      {
        message: 'Variable $name of type String! was provided invalid value',
        locations: [{ line: 1, column: 14 }],
        extensions: { code: 'INVALID_VARIABLE', value: 7, problems: [problem] },
      },
    ],
  });
});

test('what is not built answers a clear error, beside the data that is there', async () => {
  await using emulator = await start();
  const reply = await send(emulator, '{ file: fileSavedSearches(first: 1) { nodes { id } } shop { name } }');
  expect(reply.body['errors']).toEqual([
    {
      message: 'The local store does not implement `fileSavedSearches` yet.',
      locations: [{ line: 1, column: 3 }],
      path: ['file'],
      extensions: { code: 'NOT_IMPLEMENTED' },
    },
  ]);
  const nested = await send(emulator, '{ shop { name merchantApprovalSignals { identityVerified } } }');
  expect(nested.body).toMatchObject({
    data: { shop: { name: 'Backstock Demo', merchantApprovalSignals: null } },
    errors: [{ message: 'The local store does not implement `Shop.merchantApprovalSignals` yet.' }],
  });
});

test('an argument that only its variable makes wrong is an error of its field', async () => {
  await using emulator = await start();
  const query = 'query ($key: String = "k") { shop { metafield(key: $key) { id } } }';
  const reply = await send(emulator, query, { variables: { key: null } });
  expect(reply.body).toMatchObject({
    data: { shop: { metafield: null } },
    errors: [{ path: ['shop', 'metafield'], extensions: { code: 'INVALID_FIELD_ARGUMENTS' } }],
  });
});

test('of several operations the request has to name one', async () => {
  await using emulator = await start();
  const query = 'query A { shop { name } } query B { shop { email } }';
  const headers = { 'X-Shopify-Access-Token': emulator.token };
  const ask = (operationName?: string) =>
    post(emulator, '/admin/api/2026-10/graphql.json', {
      headers,
      text: JSON.stringify({ query, operationName }),
    });
  expect((await ask('A')).body).toMatchObject({ data: { shop: { name: 'Backstock Demo' } } });
  expect((await ask()).body).toEqual({ errors: [{ message: 'An operation name is required' }] });
  expect((await ask('C')).body).toEqual({ errors: [{ message: 'No operation named "C"' }] });
});

test('node and nodes find things by their ids, and null where there is none', async () => {
  await using emulator = await start();
  const first = await send(
    emulator,
    '{ locations(first: 1) { nodes { id } } publications(first: 1) { nodes { id } } }',
  );
  const ids = JSON.stringify(first.body).match(/gid:\/\/shopify\/[A-Za-z]+\/\d+/g) ?? [];
  const asked = [...ids, 'gid://shopify/Location/5', 'gid://shopify/Product/7'];
  const query =
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } node(id: "gid://shopify/Nothing/1") { id } }';
  const reply = await send(emulator, query, { variables: { ids: asked } });
  expect(reply.body).toMatchObject({
    data: {
      nodes: [{ __typename: 'Location', id: ids[0] }, { __typename: 'Publication', id: ids[1] }, null, null],
      node: null,
    },
    errors: [
      {
        message: 'Invalid id: gid://shopify/Nothing/1',
        path: ['node'],
        extensions: { code: 'RESOURCE_NOT_FOUND' },
      },
    ],
  });
});

test('locations: rules of the name', async () => {
  await using emulator = await start();
  const add = async (name: string) =>
    (await send(emulator, addLocation, { variables: { name } })).body['data'];
  const refused = (message: string, code: string) => ({
    locationAdd: { location: null, userErrors: [{ field: ['input', 'name'], message, code }] },
  });
  expect(await add('Depot')).toEqual({ locationAdd: { location: { name: 'Depot' }, userErrors: [] } });
  expect(await add('depot')).toEqual(refused('You already have a location with this name', 'TAKEN'));
  expect(await add(' ')).toEqual(refused('Add a location name', 'BLANK'));
  expect(await add('n'.repeat(101))).toEqual(
    refused('Use a shorter location name (up to 100 characters)', 'TOO_LONG'),
  );
});

test('locations: their metafields come with them, or with nothing', async () => {
  await using emulator = await start();
  const query = `mutation ($name: String!, $value: String!) {
    locationAdd(input: {
      name: $name, address: { countryCode: CA, provinceCode: "QC" }
      metafields: [{ namespace: "custom", key: "floors", type: "number_integer", value: $value }]
    }) { location { address { country province } metafield(namespace: "custom", key: "floors") { value } } userErrors { field } }
  }`;
  const add = async (name: string, value: string) =>
    (await send(emulator, query, { variables: { name, value } })).body['data'];
  expect(await add('Depot', '3')).toEqual({
    locationAdd: {
      location: { address: { country: 'Canada', province: 'Quebec' }, metafield: { value: '3' } },
      userErrors: [],
    },
  });
  expect(await add('Attic', 'three')).toEqual({
    locationAdd: { location: null, userErrors: [{ field: ['input', 'metafields', '0', 'value'] }] },
  });
});
