import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function run(...args: readonly string[]) {
  return spawn(process.execPath, ['--conditions=@backstock/source', main, ...args], { stdio: 'pipe' });
}

test('starts on the loopback, says where, answers, and ends on SIGTERM', async () => {
  const child = run('--port', '0', '--plan', 'plus');
  const [line] = await once(child.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
  expect(String(line)).toBe(`Local Shopify store at ${url}, access token shpat_test, plan plus.\n`);
  const response = await fetch(`${url}/__control/settings`);
  expect(await response.json()).toMatchObject({ searchLagMs: 0, plan: 'plus' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('takes a seed', async () => {
  const child = run('--port', '0', '--seed', 'customers=3,variants=10');
  const [line] = await once(child.stdout, 'data');
  const response = await fetch(`${/http:\S+:\d+/.exec(String(line))?.[0]}/__control/dump`);
  const tables = (await response.text()).match(/"kind":"table","name":"(customers|variants)","rows":\d+/g);
  expect(tables?.map((table) => table.slice(22)).toSorted()).toEqual([
    '"customers","rows":3',
    '"variants","rows":10',
  ]);
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('takes switches', async () => {
  const child = run(
    '--port',
    '0',
    '--switch',
    'inventoryBatch=line-by-line',
    '--switch',
    'variantsPerCall=at-most-250',
  );
  const [line] = await once(child.stdout, 'data');
  const response = await fetch(`${/http:\S+:\d+/.exec(String(line))?.[0]}/__control/switches`);
  expect(await response.json()).toMatchObject({
    idempotentReplay: { setting: 'replayed', settings: ['replayed', 'evaluated-afresh'] },
    inventoryBatch: { setting: 'line-by-line', settings: ['atomic', 'line-by-line'] },
    variantsPerCall: { setting: 'at-most-250' },
  });
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test.each([
  [['--port', 'here'], '--port "here" is no port number.'],
  [['--port', '65536'], '--port "65536" is no port number.'],
  [['--plan', 'gold'], '--plan "gold" is no plan.'],
  [['--seed', 'people=5'], '"people=5" is no part of a seed such as customers=1000,products=200'],
  [['--search-lag', 'long'], '--search-lag "long" is no number of milliseconds.'],
  [['--journal', '0'], '--journal "0" is no number of calls.'],
  [['--switch', 'inventoryBatch=never'], 'inventoryBatch must be atomic or line-by-line'],
  [['--switch', 'weather=fine'], 'weather is no switch; there are idempotentReplay,'],
  [['--colour', 'red'], "Unknown option '--colour'"],
])('refuses %j', async (args, problem) => {
  const child = run(...args);
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([code, complaint]).toEqual([2, expect.stringContaining(problem)]);
  expect(complaint).toContain('Usage: npm run emulator');
});

test('tells what it takes', async () => {
  const child = run('--help');
  const [told, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(code).toBe(0);
  expect(told).toContain('Usage: npm run emulator');
  expect(told).toContain('inventoryBatch=atomic|line-by-line\n');
});

test('says that a port is in use', async () => {
  const first = run('--port', '0');
  const port = /:(\d+),/.exec(String(await once(first.stdout, 'data')))?.[1] ?? '';
  const second = run('--port', port);
  const [complaint, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')]);
  expect([code, complaint]).toEqual([
    2,
    `Cannot listen on 127.0.0.1:${port}: the port is in use. Another one is chosen with --port.\n`,
  ]);
  first.kill('SIGTERM');
  await once(first, 'exit');
});
