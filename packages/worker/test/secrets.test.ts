import { expect, inject, test } from 'vitest';
import { createDatabase } from '@backstock/testkit';
import { CliProject, customersSync, type CommandResult } from './cli-project.ts';

const secrets = { STORE_TOKEN: 'shpat_5ecret_0123456789' };
const email = 'ada.lovelace@example.com';

async function outputs(results: readonly Promise<CommandResult>[]): Promise<string> {
  const ended = await Promise.all(results);
  expect(ended.map(({ code }) => code === 0)).toEqual(ended.map(() => false));
  return ended.map(({ stdout, stderr }) => stdout + stderr).join('\n');
}

test('a refused token is in no output', async () => {
  await using project = await CliProject.start();
  const told = await outputs([
    project.command(['run', '--verbose'], secrets),
    project.command(['run', '--json', '--verbose'], secrets),
    project.command(['check', '--verbose'], secrets),
  ]);
  expect(told).not.toContain(secrets.STORE_TOKEN);
});

test('a token written into a message by somebody else is taken out', async () => {
  await using project = await CliProject.start();
  project.emulator.control.setToken({ token: secrets.STORE_TOKEN });
  const message = `Invalid key ${secrets.STORE_TOKEN}`;
  project.emulator.control.armFault({ kind: 'refuse', message, times: 99 });
  const told = await outputs([
    project.command(['run', '--verbose'], secrets),
    project.command(['run', '--json'], secrets),
  ]);
  expect(told).toContain('Invalid key [secret]');
  expect(told).not.toContain(secrets.STORE_TOKEN);
});

test("a row's values and the password of the database are in no output of a query that fails on the row", async () => {
  await using project = await CliProject.start();
  await using database = await createDatabase(inject('postgresUrl'));
  await database.execute(
    `create table customers as select 1 as customer_id, '${email}'::text as email, 'Ada'::text as first_name, 'n' as note`,
  );
  await project.write(
    'backstock.yaml',
    project.settings(undefined, '{ type: postgres, url: "${env.WAREHOUSE_URL}" }'),
  );
  const sql = 'sql: "select customer_id, email, email::int::text as first_name, note from customers"';
  await project.write('syncs/customers.yaml', customersSync.replace('table: customers', sql));
  const variables = { ...secrets, STORE_TOKEN: 'shpat_test', WAREHOUSE_URL: database.url };
  const told = await outputs([
    project.command(['run', '--verbose'], variables),
    project.command(['run', '--json', '--verbose'], variables),
    project.command(['plan', '--verbose'], variables),
  ]);
  expect(told).toContain('SOURCE.QUERY');
  expect(told).not.toContain(email);
  expect(told).not.toContain(database.url);
});

test("a row's values are in no output when the store fails in the middle", async () => {
  await using project = await CliProject.start();
  await project.sql(`update customers set email = '${email}' where customer_id = 1`);
  project.emulator.control.armFault({
    kind: 'status',
    status: 400,
    when: 'before',
    field: 'customerSet',
    times: 99,
  });
  project.emulator.control.armFault({
    kind: 'status',
    status: 400,
    when: 'before',
    field: 'customerCreate',
    times: 99,
  });
  const told = await outputs([
    project.command(['run', '--verbose']),
    project.command(['run', '--json', '--verbose']),
  ]);
  expect(told).not.toContain(email);
  expect(told).not.toContain('shpat_test');
});
