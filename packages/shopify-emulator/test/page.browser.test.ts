import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../src/index.ts';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from './plain-client.ts';

let folder: string;
let browser: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backstock-page-'));
  browser = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

interface OpenPage extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly page: Page;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
}

async function openPage(address: string, seed = { customers: 120, products: 12 }): Promise<OpenPage> {
  const emulator = await startEmulator({ seed });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${emulator.url}/${address}`);
  return {
    emulator,
    page,
    complaints,
    async [Symbol.asyncDispose]() {
      await page.close();
      await emulator[Symbol.asyncDispose]();
    },
  };
}

const addPerson = `mutation Add($email: String!) {
  customerCreate(input: { email: $email, firstName: "<b>Zora</b>" }) { customer { id } userErrors { field message } }
}`;

const add = (emulator: Emulator, email: string) => send(emulator, addPerson, { variables: { email } });

test('the first look: the shop, its clock, its points, its things', async () => {
  await using open = await openPage('');
  const { page } = open;
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  expect(await page.locator('#shop-name').textContent()).toBe('Backstock Demo');
  expect(await page.locator('#clock-now').textContent()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(await page.locator('.gauge .left').textContent()).toBe('2,000');
  expect(await page.getByRole('link', { name: /^Customers 120$/ }).getAttribute('aria-current')).toBe('page');
  expect(await page.locator('main tbody tr').count()).toBe(50);
  expect(open.complaints).toEqual([]);
});

test('pages lead to older things and back', async () => {
  await using open = await openPage('#/things/customers');
  const { page } = open;
  const first = page.locator('main tbody tr').first();
  await first.waitFor();
  const newest = await first.textContent();
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByText('Page 2 ·').waitFor();
  expect(await first.textContent()).not.toBe(newest);
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByText('Page 3 · 20 shown').waitFor();
  expect(await page.getByRole('button', { name: 'Older' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Newer' }).click();
  await page.getByRole('button', { name: 'Newer' }).click();
  await page.getByText('Page 1 ·').waitFor();
  expect(await first.textContent()).toBe(newest);
});

test('a search narrows the list, a thing shows all that it has', async () => {
  await using open = await openPage('#/things/customers');
  const { emulator, page } = open;
  await add(emulator, 'zora@example.com');
  await page.getByRole('searchbox', { name: 'Search Customers' }).fill('email:"zora@example.com"');
  const link = page.getByRole('link', { name: '<b>Zora</b>' });
  await link.waitFor();
  await page.locator('main tbody tr').nth(1).waitFor({ state: 'detached' });
  await link.click();
  await page.getByRole('heading', { name: '<b>Zora</b>' }).waitFor();
  const shown = await page.locator('main').textContent();
  expect(shown).toMatch(/gid:\/\/shopify\/Customer\/\d+/);
  expect(shown).toContain('zora@example.com');
  expect(open.complaints).toEqual([]);
});

test('a list without things says so, and a search without finds too', async () => {
  await using open = await openPage('#/things/products', { customers: 1, products: 0 });
  const { page } = open;
  await page.getByText('No products yet').waitFor();
  await page.getByRole('button', { name: 'Put in a small shop' }).click();
  await page.locator('main tbody tr').nth(29).waitFor();
  await page.getByRole('searchbox').fill('title:nothing-like-it');
  await page.getByText('nothing found, of 30').waitFor();
  expect(open.complaints).toEqual([]);
});

test('what somebody creates appears by itself', async () => {
  await using open = await openPage('#/things/customers');
  const { emulator, page } = open;
  await page.locator('main tbody tr').first().waitFor();
  await add(emulator, 'new@example.com');
  await page.getByRole('link', { name: '<b>Zora</b>' }).waitFor();
  await page.getByRole('link', { name: /^Customers 121$/ }).waitFor();
  expect(open.complaints).toEqual([]);
});

test('the journal shows each call within a moment, the gauge what is left', async () => {
  await using open = await openPage('#/journal');
  const { emulator, page } = open;
  await page.getByText('No calls yet').waitFor();
  await add(emulator, 'a@example.com');
  await add(emulator, 'a@example.com');
  await send(emulator, '{ nothing }');
  await send(emulator, '{ shop { name } }', { token: 'shpat_wrong' });
  await page.locator('#journal tbody tr').nth(3).waitFor();
  const rows = await page.locator('#journal tbody tr').allTextContents();
  const told = rows.map((row) => row.replace(/\d\d:\d\d:\d\d/, ' '));
  expect(told).toEqual([
    expect.stringContaining('unauthorized'),
    expect.stringContaining('rejected'),
    expect.stringMatching(/^2 customerCreate Adduser errors.*10/),
    expect.stringMatching(/^1 customerCreate Addok · applied10/),
  ]);
  const left = async () => Number((await page.locator('.gauge .left').textContent())?.replace(',', ''));
  expect(await left()).toBeGreaterThan(1_900);
  emulator.control.clock.freeze();
  for (let call = 0; call < 8; call += 1)
    await send(emulator, '{ customers(first: 250) { nodes { id addresses { city } } } }');
  await page.locator('.gauge .left').getByText('2,000').waitFor({ state: 'detached' });
  await page.locator('#journal tbody tr').nth(11).waitFor();
  expect(await left()).toBeLessThan(2_000);
  expect(await page.getByRole('meter').getAttribute('aria-valuenow')).toBe(String(await left()));
});

test('a call opens to its document and variables, and never shows a token', async () => {
  await using open = await openPage('#/journal');
  const { emulator, page } = open;
  await add(emulator, 'open@example.com');
  await page.locator('#journal tbody tr').first().click();
  await page.getByText('"email": "open@example.com"').waitFor();
  const content = await page.content();
  expect(content).toContain('mutation Add($email: String!)');
  expect(content).not.toContain(emulator.token);
  await page.getByRole('searchbox').fill('productCreate');
  await page.getByText('No such call').waitFor();
});

test('a call that was refused opens to why', async () => {
  await using open = await openPage('#/journal');
  await add(open.emulator, 'no address');
  await open.page.locator('#journal tbody tr').first().click();
  await open.page.getByText('email: Email is invalid').waitFor();
  expect(open.complaints).toEqual([]);
});

test('an empty shop opens at its customers, and a long word stays in its column', async () => {
  await using open = await openPage('', { customers: 0, products: 0 });
  const { emulator, page } = open;
  await page.getByText('No customers yet').waitFor();
  const create =
    'mutation Create($title: String!) { productCreate(product: { title: $title }) { product { id } } }';
  await send(emulator, create, { variables: { title: 'long'.repeat(60) } });
  await page.getByRole('link', { name: /^Products/ }).click();
  const place = await page.getByText('longlong').first().boundingBox();
  expect(place?.width).toBeLessThan(440);
});

test('the clock is frozen and moved', async () => {
  await using open = await openPage('#/journal');
  const { emulator, page } = open;
  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByText('UTC · frozen').waitFor();
  const before = emulator.control.clock.now();
  await page.getByRole('button', { name: '+1 day' }).click();
  const tomorrow = new Date(before + 86_400_000).toISOString().slice(0, 10);
  await page.locator('#clock-now', { hasText: tomorrow }).waitFor();
  expect(emulator.control.clock.now()).toBe(before + 86_400_000);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('UTC · running').waitFor();
});

test('faults are armed, seen to strike, and cleared', async () => {
  await using open = await openPage('#/faults');
  const { emulator, page } = open;
  await page.getByText('Nothing is armed').waitFor();
  await page.getByRole('textbox').fill('{"kind": "status", "status": 503, "when": "before", "times": 3}');
  await page.getByRole('button', { name: 'Arm' }).click();
  const row = page.locator('#faults tbody tr');
  await row.waitFor();
  expect((await send(emulator, '{ shop { name } }')).status).toBe(503);
  await page.locator('#faults tbody tr', { hasText: /11$/ }).waitFor();
  expect(await row.textContent()).toContain('status: 503');
  await page.getByRole('textbox').fill('{"kind": "weather"}');
  await page.getByRole('button', { name: 'Arm' }).click();
  await page.getByText('kind must be throttle,').waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByText('Nothing is armed').waitFor();
  expect(emulator.control.faults()).toEqual([]);
});

test('switches and settings are shown and set', async () => {
  await using open = await openPage('#/settings');
  const { emulator, page } = open;
  const batch = page.getByRole('group', { name: 'Inventory batch' });
  await batch.getByLabel('line by line').check();
  await page.getByRole('group', { name: 'State of the shop' }).getByLabel('frozen').check();
  await page.locator('#shop-state', { hasText: 'frozen' }).waitFor();
  expect(emulator.control.switches().inventoryBatch).toBe('line-by-line');
  expect((await send(emulator, '{ shop { name } }')).status).toBe(402);
});

test('in the dark the page is dark', async () => {
  await using open = await openPage('#/journal');
  const { page } = open;
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect([light, await ground()]).toEqual(['rgb(246, 247, 247)', 'rgb(19, 22, 21)']);
});
