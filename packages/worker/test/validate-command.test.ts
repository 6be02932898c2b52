import { expect, test } from 'vitest';
import { CliProject, customersSync } from './cli-project.ts';

test('files without fault: exit code 0 and the names of the syncs', async () => {
  await using project = await CliProject.start();
  expect(await project.command(['validate'])).toEqual({
    code: 0,
    stdout: 'ok: 1 sync (customers)\n',
    stderr: '',
  });
});

test('every problem of every file comes at once, each with file, line and column', async () => {
  await using project = await CliProject.start();
  await project.write('backstock.yaml', project.settings().replace('type: duckdb', 'type: duckbd'));
  await project.write('syncs/customers.yaml', customersSync.replace('mode: upsert', 'mode: upsrt'));
  await project.write('syncs/b.yaml', 'sync: b\n  wrong: [\n');
  const { code, stdout, stderr } = await project.command(['validate']);
  expect([code, stdout]).toEqual([2, '']);
  const lines = stderr.trimEnd().split('\n');
  const places = lines.slice(0, -1).map((line) => /^(\S+?):\d+:\d+ ./.exec(line)?.[1]);
  expect(new Set(places)).toEqual(new Set(['syncs/b.yaml', 'syncs/customers.yaml']));
  expect(lines.at(-1)).toBe(`${lines.length - 1} problems`);
});

test.each([
  ['an unknown type of source', 'type: duckdb', 'type: duckbd', 'did you mean "duckdb"?'],
  [
    'an option that the adapter does not know',
    'path: warehouse.duckdb',
    'pth: warehouse.duckdb',
    '2:30 unknown option `pth`; did you mean `path`?',
  ],
  ['an environment variable that is not set', 'env.STORE_TOKEN', 'env.STOER_TOKEN', 'STOER_TOKEN is not set'],
  [
    'a shop that is no permanent domain',
    'demo.myshopify.com',
    'shop.example.com',
    'is not a permanent domain',
  ],
])('%s in backstock.yaml', async (_what, right, wrong, told) => {
  await using project = await CliProject.start(1);
  await project.write('backstock.yaml', project.settings().replace(right, wrong));
  const result = await project.command(['validate']);
  expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) });
  expect(result.stderr).toMatch(/^backstock\.yaml:\d+:\d+ .*\n1 problem\n$/);
});

test.each([
  ['an unknown key', 'on_removed: clear', 'on_remvoed: clear', 'on_removed'],
  ['an unknown field of the store', 'firstName: first_name', 'fristName: first_name', 'firstName'],
  ['an unknown object', 'object: customer', 'object: custmer', 'customer'],
  ['a source that does not exist', 'source: warehouse', 'source: warehuose', 'warehouse'],
  ['an insert without first_run', 'mode: upsert', 'mode: insert', 'first_run'],
  ['a removal that customers do not have', 'on_removed: clear', 'on_removed: archive', 'archive'],
])('%s in a sync', async (_what, right, wrong, told) => {
  await using project = await CliProject.start(1);
  await project.write('syncs/customers.yaml', customersSync.replace(right, wrong));
  const result = await project.command(['validate']);
  expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) });
  expect(result.stderr).toMatch(/^syncs\/customers\.yaml:\d+:\d+ /);
});

test('a folder without backstock.yaml: what is missing, and how to name another', async () => {
  await using project = await CliProject.start(1);
  expect(await project.command(['validate', '--project', 'elsewhere'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /there is no backstock\.yaml in .*elsewhere; run this in the folder of a project, or name it with --project/,
    ),
  });
});
