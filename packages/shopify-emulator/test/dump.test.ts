import { startEmulator, type Emulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { control, send, stillClock } from './plain-client.ts';

async function furnished(): Promise<Emulator> {
  const emulator = await startEmulator({ clock: stillClock(), plan: 'plus' });
  await emulator.control.seed({ customers: 50 });
  const define = `mutation { metafieldDefinitionCreate(definition: { name: "Key", namespace: "app", key: "key", type: "id", ownerType: CUSTOMER }) { userErrors { message } } }`;
  const create = `mutation { customerCreate(input: { email: "ann@example.com", tags: ["b", "a"], addresses: [{ address1: "1 Lane", city: "Ottawa", countryCode: CA, provinceCode: "ON" }], metafields: [{ namespace: "app", key: "key", value: "7" }] }) { userErrors { message } } }`;
  const product = `mutation { productCreate(product: { title: "Socks" }) { userErrors { message } } }`;
  for (const query of [define, create, product]) await emulator.control.write(query);
  emulator.control.settings({ searchLagMs: 700, state: 'locked' });
  emulator.control.switches({ inventoryBatch: 'line-by-line' });
  emulator.control.clock.set(Date.parse('2027-02-03T04:05:06.789Z'));
  emulator.control.clock.freeze();
  return emulator;
}

const linesOf = (emulator: Emulator): readonly string[] =>
  [...emulator.control.dump()].join('').trimEnd().split('\n');

/** The first line of a dump. */
function head(change: object): object {
  const profile = {
    id: 1,
    name: 'Shop',
    myshopifyDomain: 'shop.example',
    email: 'ann@example.com',
    currencyCode: 'CAD',
    ianaTimezone: 'America/Toronto',
  };
  return { kind: 'shop', format: 1, profile, ...change };
}

test('uploads go with a dump, in lines that are not too long', async () => {
  await using first = await startEmulator({ clock: stillClock() });
  await using second = await startEmulator({ clock: stillClock() });
  const stage = `mutation { stagedUploadsCreate(input: [{ resource: FILE, filename: "a.txt", mimeType: "text/plain" }]) {
    stagedTargets { url } } }`;
  const url = /http:[^"]+/.exec(JSON.stringify((await send(first, stage)).body))?.[0] ?? '';
  await fetch(url, { method: 'PUT', body: 'shoe '.repeat(400_000) });
  const lines = linesOf(first);
  expect(lines.filter((line) => line.startsWith('{"kind":"blob"'))).toHaveLength(3);
  const text = lines.join('\n');
  const pieces = Array.from({ length: 1000 }, (_, index) =>
    text.slice((index * text.length) / 1000, ((index + 1) * text.length) / 1000),
  );
  await second.control.load(pieces);
  expect(linesOf(second)).toEqual(lines);
});

test('a shop is the same after it was dumped and loaded elsewhere', async () => {
  await using first = await furnished();
  await using second = await startEmulator({ clock: stillClock() });
  await second.control.load(first.control.dump());
  expect(linesOf(second)).toEqual(linesOf(first));
  expect(second.control.view()).toEqual(first.control.view());
  expect(second.control.settings()).toEqual(first.control.settings());
  expect(second.control.switches()).toEqual(first.control.switches());
  expect([second.control.clock.now(), second.control.clock.isFrozen()]).toEqual([1_801_627_506_789, true]);
});

test('what was loaded is found, changed and added to as before', async () => {
  await using first = await furnished();
  await using second = await startEmulator({ clock: stillClock() });
  await second.control.load(first.control.dump());
  second.control.settings({ state: 'open' });
  const byEmail = '{ customerByIdentifier(identifier: { emailAddress: "ann@example.com" }) { id tags } }';
  const byKey =
    '{ customerByIdentifier(identifier: { customId: { namespace: "app", key: "key", value: "7" } }) { email } }';
  expect((await send(second, byEmail)).body).toMatchObject({
    data: { customerByIdentifier: { tags: ['a', 'b'] } },
  });
  expect((await send(second, byKey)).body).toMatchObject({
    data: { customerByIdentifier: { email: 'ann@example.com' } },
  });
  const add =
    'mutation ($email: String!) { customerCreate(input: { email: $email }) { customer { id } userErrors { message } } }';
  const ids = async (emulator: Emulator) =>
    JSON.stringify(await emulator.control.write(add, { email: 'new@example.com' })).match(
      /Customer\/\d+/,
    )?.[0];
  expect(await ids(second)).toBe(await ids(first));
  expect((await send(second, add, { variables: { email: 'ANN@example.com' } })).body).toMatchObject({
    data: { customerCreate: { customer: null, userErrors: [{ message: 'Email has already been taken' }] } },
  });
});

test('a dump goes over HTTP as lines', async () => {
  await using first = await furnished();
  await using second = await startEmulator({ clock: stillClock() });
  const response = await fetch(`${first.url}/__control/dump`);
  expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  const body = await response.text();
  expect(body.split('\n', 2)).toMatchObject([
    expect.stringMatching(
      /^\{"kind":"shop","format":1,"apiVersion":"2026-10","nowMs":1801627506789,"isFrozen":true,/,
    ),
    expect.stringMatching(/^\{"kind":"table","name":"\w+","rows":\d+\}$/),
  ]);
  const loaded = await fetch(`${second.url}/__control/load`, { method: 'POST', body });
  expect([loaded.status, await loaded.json()]).toEqual([200, {}]);
  expect(linesOf(second)).toEqual(linesOf(first));
});

test('tokens, clients, faults and the journal do not go with a dump', async () => {
  await using first = await furnished();
  first.control.setToken({ token: 'shpat_secret' });
  first.control.setClient({ clientId: 'them', clientSecret: 'hush' });
  expect(linesOf(first).join('\n')).not.toMatch(/shpat_|hush/);
  await using second = await startEmulator({ clock: stillClock() });
  second.control.setToken({ token: 'kept', scopes: [] });
  second.control.armFault({ kind: 'throttle' });
  await send(second, '{ shop { name } }');
  await second.control.load(first.control.dump());
  second.control.settings({ state: 'open' });
  expect([second.control.faults(), second.control.journal()]).toEqual([[], []]);
  expect((await send(second, '{ shop { name } }', { token: 'kept' })).status).toBe(200);
});

test.each([
  ['', 'line 0 is the last, but not the end of a dump.'],
  ['hello', 'line 1 is no JSON object.'],
  ['{"kind":"shop","format":99}', 'line 1 does not begin a dump that this version reads.'],
  ['{"kind":"shop","format":1}\n{"kind":"end"}', 'name must be a text.'],
  [`${JSON.stringify(head({ nowMs: 'soon' }))}\n{"kind":"end"}`, 'nowMs must be a number.'],
  [
    '{"kind":"shop","format":1}\n{"kind":"table","name":"products","rows":1}\n{"x":1}',
    'line 3 is no row: it has no id.',
  ],
  [
    '{"kind":"shop","format":1}\n{"kind":"table","name":"products","rows":5}\n{"id":1}',
    'line 3 is the last, but not the end of a dump.',
  ],
  ['{"kind":"shop","format":1}\n{"kind":"news"}', 'line 2 begins neither a table nor a blob nor the end.'],
  ['{"kind":"shop","format":1}\n{"kind":"end"}\n{"kind":"end"}', 'line 3 comes after the end.'],
])('what is no dump is refused, and the shop stays: %j', async (text, error) => {
  await using emulator = await startEmulator({ clock: stillClock() });
  const before = linesOf(emulator);
  const response = await fetch(`${emulator.url}/__control/load`, { method: 'POST', body: text });
  expect([response.status, await response.json()]).toEqual([400, { error }]);
  expect(linesOf(emulator)).toEqual(before);
});

test('an unknown request names dump and load too', async () => {
  await using emulator = await startEmulator({ clock: stillClock() });
  expect((await control(emulator, 'GET nothing')).body['known']).toEqual(
    expect.arrayContaining(['GET /__control/dump', 'POST /__control/load']),
  );
});
