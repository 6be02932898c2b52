import { startEmulator, type Emulator } from '../src/index.ts';
import { expect, test } from 'vitest';
import { control, send, stillClock } from './plain-client.ts';

const start = () => startEmulator({ clock: stillClock(), seed: { customers: 60, products: 6 } });

async function listOf(emulator: Emulator, request: string) {
  const { body } = await control(emulator, request);
  return JSON.parse(JSON.stringify(body)).list;
}

test('the page and its files come from the emulator alone', async () => {
  await using emulator = await start();
  for (const path of ['/', '/__control/']) {
    const response = await fetch(`${emulator.url}${path}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const page = await response.text();
    const files = [...page.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map((match) => match[1]);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect((await fetch(`${emulator.url}${file}`)).status).toBe(200);
    expect(page).not.toMatch(/https?:\/\//);
  }
});

test.each(['/page/../package.json', '/page/%2e%2e/package.json', '/page/none.js', '/page/', '/favicon.ico'])(
  'nothing else is sent: %s',
  async (path) => {
    await using emulator = await start();
    expect((await fetch(`${emulator.url}${path}`)).status).toBe(404);
  },
);

test('every kind can be listed, and its first thing opened', async () => {
  await using emulator = await start();
  await emulator.control.write(
    `mutation { metaobjectDefinitionCreate(definition: { name: "Size chart", type: "size_chart", fieldDefinitions: [{ key: "name", name: "Name", type: "single_line_text_field" }] }) { userErrors { message } } }`,
  );
  await emulator.control.write(
    `mutation { metaobjectCreate(metaobject: { type: "size_chart", fields: [{ key: "name", value: "Shoes" }] }) { userErrors { message } } }`,
  );
  const kinds = await listOf(emulator, 'GET kinds');
  const keys = kinds.map((kind: { readonly key: string }) => kind.key);
  expect(keys).toEqual(
    expect.arrayContaining([
      'customers',
      'products',
      'productVariants',
      'metaobjects:size_chart',
      'metafieldDefinitions:PRODUCT',
    ]),
  );
  for (const key of keys) {
    const { body } = await control(emulator, `GET things?kind=${key}`);
    expect({ key, problem: body['problem'] }).toEqual({ key, problem: null });
    const { size, things } = JSON.parse(JSON.stringify(body));
    const [first] = things;
    if (first === undefined) continue;
    expect({ key, size }).not.toEqual({ key, size: 0 });
    const thing = await control(emulator, `GET thing?id=${encodeURIComponent(first.id)}`);
    expect({ key, answer: thing }).toMatchObject({ key, answer: { status: 200, body: { id: first.id } } });
  }
});

test('a list is searched as Shopify searches, newest first, fifty at a time', async () => {
  await using emulator = await start();
  const first = await control(emulator, 'GET things?kind=customers');
  const { things, next, size } = JSON.parse(JSON.stringify(first.body));
  expect([things.length, size]).toEqual([50, 60]);
  const second = await control(emulator, `GET things?kind=customers&after=${encodeURIComponent(next)}`);
  const rest = JSON.parse(JSON.stringify(second.body));
  expect([rest.things.length, rest.next]).toEqual([10, null]);
  const found = await control(
    emulator,
    `GET things?kind=customers&search=${encodeURIComponent(`id:${things[3].id.split('/').at(-1)}`)}`,
  );
  expect(found.body['things']).toEqual([things[3]]);
  expect(found.body['problem']).toBe(null);
});

test('a list tells which part of a search was ignored', async () => {
  await using emulator = await start();
  expect((await control(emulator, 'GET things?kind=customers&search=weather:fine')).body).toMatchObject({
    size: 60,
    problem: 'Ignored “weather”: Invalid search field for this query.',
  });
});

test('the page says of every switch what it is about', async () => {
  await using emulator = await start();
  const page = await (await fetch(`${emulator.url}/page/settings.js`)).text();
  const untold = Object.keys(emulator.control.switches()).filter((name) => !page.includes(`  ${name}: `));
  expect(untold).toEqual([]);
});

test('what is not there is told', async () => {
  await using emulator = await start();
  expect(await control(emulator, 'GET things?kind=weather')).toMatchObject({ status: 404 });
  for (const id of ['gid://shopify/Product/5', 'gid://shopify/Nothing/1', 'hello'])
    expect(await control(emulator, `GET thing?id=${encodeURIComponent(id)}`)).toMatchObject({ status: 404 });
});

test('the pulse tells what has changed, and no tokens', async () => {
  await using emulator = await start();
  await send(emulator, '{ shop { name } }');
  emulator.control.armFault({ kind: 'throttle', nth: 9 });
  const { body } = await control(emulator, 'GET pulse?since=0');
  expect(body).toMatchObject({
    shop: { name: 'Backstock Demo', domain: 'backstock-demo.myshopify.com' },
    clock: { nowMs: Date.parse('2026-11-01T00:00:00Z'), isFrozen: false },
    settings: { plan: 'standard', state: 'open' },
    buckets: [{ maximumAvailable: 2000, currentlyAvailable: 1999, restoreRate: 100 }],
    faults: [{ kind: 'throttle', seen: 0, hits: 0 }],
    seeding: null,
    lastSequence: 1,
    calls: [{ sequence: 1, rootFields: ['shop'], answer: 'ok' }],
  });
  expect(JSON.stringify(body)).not.toContain(emulator.token);
  expect((await control(emulator, 'GET pulse?since=1')).body).toMatchObject({ calls: [] });
});

test.each([
  [{ Origin: 'https://elsewhere.example' }],
  [{ Origin: 'http://127.0.0.1:1' }],
  [{ 'Sec-Fetch-Site': 'cross-site' }],
  [{ 'Sec-Fetch-Site': 'same-site' }],
])('another page may not use the second door: %j', async (headers) => {
  await using emulator = await start();
  const response = await fetch(`${emulator.url}/__control/reset`, { method: 'POST', headers });
  expect(response.status).toBe(403);
  expect(emulator.control.view()['customers']).toHaveLength(60);
});
