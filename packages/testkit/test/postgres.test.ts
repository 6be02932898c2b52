import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, inject, test } from 'vitest';
import { createDatabase, startPrivatePostgres } from '../src/index.ts';

test('gives each caller a database of its own, which is gone afterwards', async () => {
  const url = inject('postgresUrl');
  let name: string;
  {
    await using first = await createDatabase(url);
    await using second = await createDatabase(url);
    name = first.name;
    await first.execute('create table only_here (id int)');
    const tables = await second.execute(`select to_regclass('only_here') as found`);
    expect(tables).toEqual([{ found: null }]);
  }
  await using other = await createDatabase(url);
  const found = await other.execute(`select datname from pg_database where datname = '${name}'`);
  expect(found).toEqual([]);
});

test('a private server ends with its process and its folder', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const server = await startPrivatePostgres();
  const folders = readdirSync(tmpdir()).filter(
    (name) => name.startsWith('backstock-pg-') && !before.has(name),
  );
  await server.stop();
  expect(folders.filter((name) => existsSync(`${tmpdir()}/${name}`))).toEqual([]);
  await expect(createDatabase(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
