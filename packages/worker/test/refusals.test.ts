import { expect, inject, test } from 'vitest';
import { createDatabase, freePort } from '@backstock/testkit';
import { CliProject, customersSync } from './cli-project.ts';

test('a token that the store refuses: exit code 2, with the next step', async () => {
  await using project = await CliProject.start();
  for (const words of [['run'], ['plan'], ['check']]) {
    const { code, stdout, stderr } = await project.command(words, { STORE_TOKEN: 'shpat_wrong_0123456789' });
    expect([code, `${stdout}${stderr}`]).toEqual([
      2,
      expect.stringMatching(/STORE\.AUTHENTICATION: [^]*\n {2}next {2}/),
    ]);
  }
  expect(project.stored().size).toBe(0);
});

test('missing scopes are told by name before anything is read', async () => {
  await using project = await CliProject.start();
  project.emulator.control.setToken({ token: 'shpat_reader', scopes: ['read_customers'] });
  const variables = { STORE_TOKEN: 'shpat_reader' };
  expect(await project.command(['run'], variables)).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('STORE.SCOPE_MISSING: the token of "store" lacks write_customers\n'),
  });
  expect((await project.command(['status'])).stdout).toContain(
    'failed  0 rows: no change  STORE.SCOPE_MISSING',
  );
  expect(await project.command(['check'], variables)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('lacks write_customers'),
  });
  expect((await project.command(['plan'], variables)).code).toBe(0);
});

test('a read_only store: plan works, run is refused with exit code 2', async () => {
  await using project = await CliProject.start();
  await project.write(
    'backstock.yaml',
    project.settings('    access_token: "${env.STORE_TOKEN}"\n    read_only: true\n'),
  );
  expect((await project.command(['plan'])).code).toBe(0);
  expect((await project.command(['check'])).stdout).toContain('1000 points a second, read_only');
  expect(await project.command(['run'])).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('STORE.READ_ONLY: the destination "store" is read_only'),
  });
});

test('a database that nobody answers for: exit code 4, from every command that needs it', async () => {
  await using project = await CliProject.start();
  const url = `postgres://reader:db-pass-0123@127.0.0.1:${await freePort()}/shop`;
  await project.write(
    'backstock.yaml',
    project.settings(undefined, '{ type: postgres, url: "${env.WAREHOUSE_URL}" }'),
  );
  for (const words of [['run'], ['plan'], ['check'], ['run', '--json', '--verbose']]) {
    const { code, stdout, stderr } = await project.command(words, { WAREHOUSE_URL: url });
    expect([code, `${stdout}${stderr}`]).toEqual([4, expect.stringContaining('SOURCE.UNREACHABLE')]);
    expect(`${stdout}${stderr}`).not.toContain('db-pass-0123');
  }
});

test('a file that is not there: exit code 4 or 2 by its code, and no state of a run left open', async () => {
  await using project = await CliProject.start();
  await project.write(
    'backstock.yaml',
    project.settings(undefined, '{ type: duckdb, path: missing.duckdb }'),
  );
  const { code, stdout } = await project.command(['run']);
  expect([code, stdout]).toEqual([expect.any(Number), expect.stringMatching(/SOURCE\.\w+/)]);
  expect(code === 2 || code === 4).toBe(true);
  expect((await project.command(['status'])).stdout).toContain('failed');
});

test('a query that Postgres rejects: exit code 2, with the file', async () => {
  await using project = await CliProject.start();
  await using database = await createDatabase(inject('postgresUrl'));
  await project.write(
    'backstock.yaml',
    project.settings(undefined, '{ type: postgres, url: "${env.WAREHOUSE_URL}" }'),
  );
  await project.write(
    'syncs/customers.yaml',
    customersSync.replace('table: customers', 'sql: select * frm customers'),
  );
  const result = await project.command(['run'], { WAREHOUSE_URL: database.url });
  expect(result).toMatchObject({ code: 2, stdout: expect.stringContaining('SOURCE.QUERY_REJECTED') });
});

test('columns that are missing: exit code 2, with file, line and column', async () => {
  await using project = await CliProject.start();
  await project.write(
    'syncs/customers.yaml',
    customersSync.replace('firstName: first_name', 'firstName: frist_name'),
  );
  expect(await project.command(['check'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /error MODEL\.COLUMN_MISSING: syncs\/customers\.yaml:10:14 .*frist_name\n {2}next {2}Did you mean `first_name`\?/,
    ),
  });
  expect(await project.command(['run'])).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('frist_name'),
  });
});

test('a metafield that customers are matched by without its definition: exit code 2', async () => {
  await using project = await CliProject.start();
  await project.write(
    'syncs/customers.yaml',
    customersSync.replace('{ email: email }', '{ metafields.crm.id: customer_id }'),
  );
  expect(await project.command(['run'])).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/STORE\.CONFIGURATION: .*\n {2}why {3}.*metafields\.crm\.id/),
  });
});

test('another key than the state was written with is refused', async () => {
  await using project = await CliProject.start();
  await project.command(['run']);
  await project.write('.backstock/fingerprint.key', 'x'.repeat(32));
  expect(await project.command(['run'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('error STATE.KEY_MISMATCH: '),
  });
});

test('one sync that fails does not keep the others from running; the gravest exit code counts', async () => {
  await using project = await CliProject.start();
  const broken = customersSync
    .replace('sync: customers', 'sync: broken')
    .replace('table: customers', 'table: nowhere');
  await project.write('syncs/broken.yaml', broken);
  const { code, stdout } = await project.command(['run']);
  expect(code).toBe(2);
  expect(stdout).toContain('3 added + 0 changed + 0 removed = 3 delivered');
});

test('an unknown command, option, sync or limit suggests the nearest', async () => {
  await using project = await CliProject.start();
  const tries = [
    [['vallidate'], 'Did you mean validate?'],
    [['run', '--limt', '3'], 'Did you mean --limit?'],
    [['run', 'custmers'], 'Did you mean "customers"?'],
    [['run', '--accept', 'remved=3'], 'Did you mean removed?'],
    [['run', '--limit', 'all'], 'It must be a whole number above 0.'],
    [['why', 'customers'], "missing required argument 'key'"],
  ] as const;
  for (const [words, told] of tries) {
    expect(await project.command(words)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(told),
    });
  }
});
