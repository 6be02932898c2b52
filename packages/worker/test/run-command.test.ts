import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliProject, customersSync } from './cli-project.ts';

test('run delivers, and a second run has nothing to send', async () => {
  await using project = await CliProject.start(3);
  const first = await project.command(['run']);
  expect(first).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('3 added + 0 changed + 0 removed = 3 delivered'),
  });
  expect(Object.fromEntries(project.stored())).toEqual({
    'customer1@example.com': 'Given1',
    'customer2@example.com': 'Given2',
    'customer3@example.com': 'Given3',
  });
  project.emulator.control.clearJournal();
  const second = await project.command(['run', 'customers', '--json']);
  expect(JSON.parse(second.stdout)).toMatchObject({
    sync: 'customers',
    status: 'ok',
    exitCode: 0,
    rows: { read: 3, unchanged: 3 },
    things: { added: 0, changed: 0, removed: 0 },
    calls: { writes: 0 },
  });
});

test('plan tells what a run would send and writes nothing', async () => {
  await using project = await CliProject.start(3);
  const plan = await project.command(['plan', '--json']);
  expect(plan.code).toBe(0);
  expect(JSON.parse(plan.stdout)).toMatchObject({
    kind: 'plan',
    things: { added: 3, outcomes: { delivered: 0, not_sent: 3 } },
    fields: { email: { set: 3, cleared: 0 }, firstName: { set: 3, cleared: 0 } },
    estimate: { calls: 3 },
  });
  expect(project.stored().size).toBe(0);
  expect((await project.command(['status'])).stdout).toBe('customers\n  never run\n\n');
});

test('--key and --limit send a part, and remove nothing', async () => {
  await using project = await CliProject.start(4);
  await project.command(['run', '--key', '2']);
  expect([...project.stored().keys()]).toEqual(['customer2@example.com']);
  await project.sql('delete from customers where customer_id = 2');
  const limited = await project.command(['run', '--limit', '1', '--json']);
  expect(JSON.parse(limited.stdout)).toMatchObject({
    things: { added: 3, removed: 0, outcomes: { delivered: 1, not_sent: 2 } },
  });
  expect(project.stored().size).toBe(2);
});

test('a limit stops the run with exit code 5, and --accept with the exact number goes on', async () => {
  await using project = await CliProject.start(20);
  await project.command(['run']);
  await project.sql('delete from customers where customer_id <= 12');
  const stopped = await project.command(['run']);
  expect(stopped).toMatchObject({ code: 5, stdout: expect.stringContaining('RUN.LIMIT_EXCEEDED') });
  expect((await project.command(['run', '--accept', 'removed=11'])).code).toBe(5);
  const accepted = await project.command(['run', '--accept', 'removed=12']);
  expect(accepted).toMatchObject({ code: 0, stdout: expect.stringContaining('12 removed = 12 delivered') });
});

test('a refused row gives exit code 3, and status and why tell its reason and its next try', async () => {
  await using project = await CliProject.start(3);
  await project.sql(`update customers set email = 'not an e-mail' where customer_id = 2`);
  const run = await project.command(['run']);
  expect(run.code).toBe(3);
  expect(project.stored().size).toBe(2);
  const status = await project.command(['status', 'customers']);
  expect(status).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/not delivered: 1 refused\n {4}refused {3}2 {2}email: /),
  });
  const why = await project.command(['why', 'customers', '2']);
  expect(why.stdout).toMatch(
    /not sent refused: email: .*\n.*tried once, last .*; again when the row or its mapping changes/,
  );
  const json = await project.command(['why', 'customers', '2', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    sync: 'customers',
    key: '2',
    attempt: { outcome: 'refused', tries: 1 },
  });
  expect((await project.command(['why', 'customers', '1'])).stdout).toContain('delivered, and kept in step');
  expect((await project.command(['why', 'customers', '77'])).stdout).toContain('nothing is known of it');
  await project.sql(`update customers set email = 'fixed@example.com' where customer_id = 2`);
  expect((await project.command(['run'])).code).toBe(0);
  expect((await project.command(['status'])).stdout).toContain('nothing is held, refused or uncertain');
});

test('duplicate and null keys are held and listed with exit code 3', async () => {
  await using project = await CliProject.start(3);
  await project.sql(
    `insert into customers values (3, 'twice@example.com', 'Twice', null), (null, 'none@example.com', 'None', null)`,
  );
  const run = await project.command(['run', '--json']);
  expect(run.code).toBe(3);
  expect(JSON.parse(run.stdout)).toMatchObject({ rows: { read: 5, held: 3, added: 2 } });
  expect((await project.command(['status'])).stdout).toContain('held at reading');
});

test('check reaches everything and writes nothing', async () => {
  await using project = await CliProject.start(3);
  const check = await project.command(['check']);
  expect(check).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'ok  source warehouse: duckdb, reachable',
      'ok  sync customers: 4 columns, 3 mapped fields that fit',
      'ok  destination store: backstock-demo.myshopify.com, plan Shopify Plus, API 2026-10, 1000 points a second',
      '',
    ].join('\n'),
  });
  expect(project.stored().size).toBe(0);
});

test('a key of several columns is written as a JSON array, for run and for why', async () => {
  await using project = await CliProject.start(3);
  const composite = customersSync.replace(
    'primary_key: customer_id',
    'primary_key: [first_name, customer_id]',
  );
  await project.write('syncs/customers.yaml', composite);
  const key = '["Given2","2"]';
  expect((await project.command(['run', '--key', key])).code).toBe(0);
  expect([...project.stored().keys()]).toEqual(['customer2@example.com']);
  expect((await project.command(['why', 'customers', key])).stdout).toContain('delivered, and kept in step');
  expect(await project.command(['why', 'customers', 'Given2'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`Write it as a JSON array: '["<first_name>","<customer_id>"]'`),
  });
});

test('a personal key is neither in the state nor in status, and why still finds it', async () => {
  await using project = await CliProject.start(2);
  const personal = 'primary_key: { columns: email, personal: true }';
  await project.write('syncs/customers.yaml', customersSync.replace('primary_key: customer_id', personal));
  project.emulator.control.armFault({ kind: 'refuse', message: 'No more customers', nth: 1 });
  expect((await project.command(['run'])).code).toBe(3);
  const status = await project.command(['status', '--json']);
  expect(JSON.parse(status.stdout)).toMatchObject({ undelivered: { counts: { refused: 1 } } });
  expect(status.stdout).not.toContain('@example.com');
  const files = await readdir(join(project.folder.path, '.backstock'), {
    recursive: true,
    withFileTypes: true,
  });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name)));
  expect((await Promise.all(contents)).filter((content) => content.includes('@example.com'))).toEqual([]);
  const asked = [1, 2].map((number) =>
    project.command(['why', 'customers', `customer${number}@example.com`]),
  );
  const told = (await Promise.all(asked)).map(({ stdout }) => stdout);
  expect(told.join('')).toContain('delivered, and kept in step');
  expect(told.join('')).toContain('not sent refused: No more customers');
});
