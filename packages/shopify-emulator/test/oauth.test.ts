import { startEmulator, type Emulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { control, post, send, stillClock } from './plain-client.ts';

const path = '/admin/oauth/access_token';
const json = { Accept: 'application/json' };

function grant(emulator: Emulator, changes: Readonly<Record<string, string>> = {}) {
  const given = {
    grant_type: 'client_credentials',
    client_id: emulator.clientId,
    client_secret: emulator.clientSecret,
    ...changes,
  };
  return post(emulator, path, { headers: json, text: JSON.stringify(given) });
}

const start = (clock = stillClock()) => startEmulator({ clock });

test('the client credentials give a token for a day', async () => {
  const clock = stillClock();
  await using emulator = await start(clock);
  const reply = await grant(emulator);
  expect(reply).toMatchObject({ status: 200, body: { expires_in: 86_399 } });
  expect(Object.keys(reply.body)).toEqual(['access_token', 'scope', 'expires_in']);
  expect(reply.headers.get('x-request-id')).toBe('00000000-0000-4000-8000-000000000001-1793491200');
  const token = String(reply.body['access_token']);
  expect(token).toMatch(/^shpat_[0-9a-f]{32}$/);
  clock.time += 86_398_999;
  expect((await send(emulator, '{ shop { name } }', { token })).status).toBe(200);
  clock.time += 1;
  expect(await send(emulator, '{ shop { name } }', { token })).toMatchObject({
    status: 401,
    body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
  });
});

test('the fields may come as a form, as the documentation sends them', async () => {
  await using emulator = await start();
  const text = String(
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'local-client',
      client_secret: 'local-client-secret',
    }),
  );
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  expect(await post(emulator, path, { headers, text })).toMatchObject({ status: 200 });
});

test('each request gives another token, and the older ones live on', async () => {
  await using emulator = await start();
  const tokens = [await grant(emulator), await grant(emulator)].map((reply) =>
    String(reply.body['access_token']),
  );
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) expect((await send(emulator, '{ shop { name } }', { token })).status).toBe(200);
});

test('an app has the scopes that it was given, and a bucket of its own', async () => {
  await using emulator = await start();
  const client = {
    clientId: 'mine',
    clientSecret: 's',
    appId: 7,
    scopes: ['read_products', 'write_products', 'read_orders'],
  };
  await control(emulator, 'POST clients', client);
  const { body } = await grant(emulator, { client_id: 'mine', client_secret: 's' });
  expect(body['scope']).toBe('write_products,read_orders');
  const token = String(body['access_token']);
  const reply = await send(emulator, '{ customersCount { count } }', { token });
  expect(reply.body).toMatchObject({
    data: { customersCount: null },
    errors: [{ extensions: { code: 'ACCESS_DENIED' } }],
    extensions: { cost: { throttleStatus: { currentlyAvailable: 1_990 } } },
  });
});

test.each([
  ['a wrong id', { client_id: 'other' }, 'application_cannot_be_found'],
  ['a wrong secret', { client_secret: 'guess' }, 'invalid_client'],
  ['another grant', { grant_type: 'authorization_code' }, 'unsupported_grant_type'],
])('%s is an OAuth error', async (_name, changes, error) => {
  await using emulator = await start();
  expect(await grant(emulator, changes)).toMatchObject({ status: 400, body: { error } });
});

test.each([
  [{ isInstalled: false }, 'app_not_installed'],
  [{ isOwnOrganization: false }, 'shop_not_permitted'],
])('an app with %j gets no token', async (changes, error) => {
  await using emulator = await start();
  await control(emulator, 'POST clients', { clientId: 'theirs', clientSecret: 's', ...changes });
  expect(await grant(emulator, { client_id: 'theirs', client_secret: 's' })).toMatchObject({
    status: 400,
    body: { error },
  });
});

test('who does not ask for JSON gets a page, which does not repeat what it was given as markup', async () => {
  await using emulator = await start();
  const response = await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: '<b>me</b>' }),
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  const page = await response.text();
  expect(page).toContain('<title>400 - Oauth error application_cannot_be_found</title>');
  expect(page).toContain('api_key &lt;b&gt;me&lt;/b&gt;');
});

test('a frozen shop gives no tokens', async () => {
  await using emulator = await start();
  emulator.control.settings({ state: 'frozen' });
  expect(await grant(emulator)).toMatchObject({ status: 402, body: { errors: 'Unavailable Shop' } });
});

test('the journal tells who asked for a token, without what was asked with', async () => {
  await using emulator = await start();
  await grant(emulator);
  await grant(emulator, { client_secret: 'guess' });
  const journal = emulator.control.journal();
  expect(journal).toMatchObject([
    { endpoint: 'oauth', answer: 'token', status: 200, token: null },
    { endpoint: 'oauth', answer: 'token-refused', status: 400 },
  ]);
  expect(JSON.stringify(journal)).not.toMatch(/secret|guess|shpat_/);
});
