import { startEmulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, locationNames, send, stillClock } from './plain-client.ts';

async function emulatorWith(scopes: readonly string[]) {
  const emulator = await startEmulator({ clock: stillClock() });
  emulator.control.setToken({ token: 'narrow', scopes });
  return emulator;
}

test('a mutation without its scope is denied, and does nothing', async () => {
  await using emulator = await emulatorWith(['read_locations']);
  const reply = await send(emulator, addLocation, { token: 'narrow', variables: { name: 'New' } });
  expect(reply.body).toMatchObject({
    data: { locationAdd: null },
    errors: [
      {
        message: 'Access denied for locationAdd field. Required access: `write_locations` access scope.',
        path: ['locationAdd'],
        extensions: {
          code: 'ACCESS_DENIED',
          documentation: 'https://shopify.dev/api/usage/access-scopes',
          requiredAccess: '`write_locations` access scope.',
        },
      },
    ],
    extensions: { cost: { requestedQueryCost: 10, actualQueryCost: 10 } },
  });
  expect(locationNames(emulator)).toEqual(['Shop location']);
  expect(emulator.control.journal().at(-1)).toMatchObject({ answer: 'denied', applied: false, status: 200 });
});

test('a denied root field that may not be null takes all data with it', async () => {
  await using emulator = await emulatorWith([]);
  const reply = await send(emulator, '{ shop { name } customers(first: 1) { nodes { id } } }', {
    token: 'narrow',
  });
  expect(reply.body).toMatchObject({
    data: null,
    errors: [
      {
        message: 'Access denied for customers field.',
        path: ['customers'],
        extensions: { code: 'ACCESS_DENIED' },
      },
    ],
  });
});

test('a denied field that may be null leaves the rest', async () => {
  await using emulator = await emulatorWith([]);
  const query =
    '{ shop { name } customerByIdentifier(identifier: { emailAddress: "a@example.com" }) { id } }';
  const reply = await send(emulator, query, { token: 'narrow' });
  expect(reply.body).toMatchObject({
    data: { shop: { name: 'Backstock Demo' }, customerByIdentifier: null },
    errors: [{ extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' } }],
  });
});

test('an app sees its own scopes, the read scopes that writes imply among them', async () => {
  await using emulator = await emulatorWith(['write_customers', 'read_locations']);
  const query =
    '{ currentAppInstallation { accessScopes { handle } app { title } } locations(first: 1) { nodes { name } } }';
  const reply = await send(emulator, query, { token: 'narrow' });
  expect(reply.body['data']).toEqual({
    currentAppInstallation: {
      accessScopes: [
        { handle: 'read_customers' },
        { handle: 'read_locations' },
        { handle: 'write_customers' },
      ],
      app: { title: 'Backstock' },
    },
    locations: { nodes: [{ name: 'Shop location' }] },
  });
});

test('a revoked token is unknown', async () => {
  await using emulator = await emulatorWith([]);
  expect(emulator.control.revokeToken('narrow')).toBe(true);
  expect(emulator.control.revokeToken('narrow')).toBe(false);
  expect((await send(emulator, '{ shop { name } }', { token: 'narrow' })).status).toBe(401);
});
