import { startEmulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { addLocation, control, locationNames, send, stillClock } from './plain-client.ts';

const start = () => startEmulator({ clock: stillClock() });

test.each([
  ['frozen', 402, 'Unavailable Shop'],
  ['plan-limited', 402, "This shop's plan does not have access to this feature"],
  ['forbidden', 403, 'Unavailable Shop'],
  ['unknown', 404, 'Not Found'],
  ['locked', 423, 'This shop is unavailable'],
  ['rejected', 430, 'Security Rejection'],
  ['down', 503, 'Service Unavailable'],
] as const)('a shop that is %s answers %i with a text, and does nothing', async (state, status, errors) => {
  await using emulator = await start();
  expect((await control(emulator, 'POST settings', { state })).body).toMatchObject({ state });
  const reply = await send(emulator, addLocation, { variables: { name: 'A' } });
  expect([reply.status, reply.body]).toEqual([status, { errors }]);
  expect(reply.headers.get('x-request-id')).toMatch(/^0{8}-/);
  expect(emulator.control.journal()).toMatchObject([{ answer: 'unavailable', status, applied: false }]);
  emulator.control.settings({ state: 'open' });
  expect((await send(emulator, addLocation, { variables: { name: 'A' } })).status).toBe(200);
  expect(locationNames(emulator)).toEqual(['Shop location', 'A']);
});

test('a shop that was closed says so inside of an answer', async () => {
  await using emulator = await start();
  emulator.control.settings({ state: 'inactive' });
  const reply = await send(emulator, '{ shop { name } }');
  expect([reply.status, reply.body]).toMatchObject([
    200,
    { errors: [{ extensions: { code: 'SHOP_INACTIVE' } }] },
  ]);
  expect(reply.body).not.toHaveProperty('data');
});

test('a version that is no longer served falls forward to the oldest', async () => {
  await using emulator = await start();
  emulator.control.settings({ versions: ['2027-01', '2027-04'] });
  const reply = await send(emulator, '{ shop { name } }', { version: '2026-10' });
  expect([reply.status, reply.headers.get('x-shopify-api-version')]).toEqual([200, '2027-01']);
});

test('tells which versions there are', async () => {
  await using emulator = await start();
  emulator.control.settings({ versions: ['2026-07', '2026-10'] });
  const reply = await send(emulator, '{ publicApiVersions { handle displayName supported } }');
  expect(reply.body).toMatchObject({
    data: {
      publicApiVersions: [
        { handle: '2026-07', displayName: '2026-07', supported: true },
        { handle: '2026-10', displayName: '2026-10 (Latest)', supported: true },
        { handle: '2027-01', displayName: '2027-01 (Release candidate)', supported: false },
        { handle: 'unstable', displayName: 'unstable', supported: false },
      ],
    },
  });
});

test('Shopify may give smaller buckets than the plan has', async () => {
  await using emulator = await start();
  emulator.control.settings({ bucket: { maximumAvailable: 5, restoreRate: 1 } });
  const reply = await send(emulator, addLocation, { variables: { name: 'A' } });
  expect(reply.body).toMatchObject({
    errors: [{ extensions: { code: 'THROTTLED' } }],
    extensions: { cost: { throttleStatus: { maximumAvailable: 5, currentlyAvailable: 5, restoreRate: 1 } } },
  });
});

const customer = `mutation {
  customerCreate(input: { email: "ann@example.com", firstName: "Ann", note: "likes tea" }) { customer { id } userErrors { message } }
}`;
const read =
  '{ customerByIdentifier(identifier: { emailAddress: "ann@example.com" }) { note firstName email } }';

test('an app that may not see who customers are gets nulls and errors', async () => {
  await using emulator = await start();
  await emulator.control.write(customer);
  emulator.control.setToken({ token: 'narrow', customerData: 'without-personal' });
  const reply = await send(emulator, read, { token: 'narrow' });
  const denied = (field: string) => ({
    message: expect.stringContaining('This app is not approved to access the Customer object.'),
    path: ['customerByIdentifier', field],
    extensions: { code: 'ACCESS_DENIED' },
  });
  expect(reply.body).toMatchObject({
    data: { customerByIdentifier: { note: 'likes tea', firstName: null, email: null } },
    errors: [denied('firstName'), denied('email')],
  });
});

test('an app without approval sees no customer at all, though it may write one', async () => {
  await using emulator = await start();
  emulator.control.setToken({ token: 'blind', customerData: 'none' });
  expect((await send(emulator, customer, { token: 'blind' })).body).toMatchObject({
    data: { customerCreate: { customer: null, userErrors: [] } },
    errors: [{ path: ['customerCreate', 'customer'], extensions: { code: 'ACCESS_DENIED' } }],
  });
  expect((await send(emulator, read, { token: 'blind' })).body).toMatchObject({
    data: { customerByIdentifier: null },
    errors: [{ path: ['customerByIdentifier'], extensions: { code: 'ACCESS_DENIED' } }],
  });
  expect((await send(emulator, read)).body).toMatchObject({
    data: { customerByIdentifier: { firstName: 'Ann' } },
  });
});
