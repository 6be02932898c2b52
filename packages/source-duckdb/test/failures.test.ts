import { BackstockError, Secret, type ReadRequest, type Relation, type Source } from '@backstock/core';
import { createDuckdbSource } from '@backstock/source-duckdb';
import { temporaryFolder } from '@backstock/testkit';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createDatabase, writeDatabase } from './database.ts';

const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };

function sql(text: string): Relation {
  return { kind: 'sql', sql: text };
}

function requestOf(text: string, columns: readonly string[] = []): ReadRequest {
  return { relation: sql(text), keyColumns: ['id'], columns, seeds };
}

async function failureOf(work: Promise<unknown>): Promise<BackstockError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof BackstockError) return error;
  throw new Error('expected a BackstockError', { cause: error });
}

async function countRows(source: Source, request: ReadRequest): Promise<{ rows: number; receipt?: number }> {
  let rows = 0;
  for await (const item of source.read(request)) {
    if (item.kind === 'receipt') return { rows, receipt: item.rows };
    rows += item.length;
  }
  return { rows };
}

async function fileFailure(
  content: Buffer | string | undefined,
): Promise<{ error: BackstockError; path: string }> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'w.duckdb');
  if (content !== undefined) await writeFile(path, content);
  return { error: await failureOf(createDuckdbSource({ path }).check()), path };
}

test('a missing file is named', async () => {
  const { error, path } = await fileFailure(undefined);
  expect([error.code, error.message, error.why, error.retryable]).toEqual([
    'SOURCE.UNREACHABLE',
    `Cannot open the database file "${path}"`,
    'There is no such file.',
    false,
  ]);
});

test('a path from the environment stays out of errors', async () => {
  const path = new Secret('/nowhere/secret-name.duckdb', 'env.WAREHOUSE_FILE');
  const error = await failureOf(createDuckdbSource({ path }).check());
  expect(error.message).toBe('Cannot open the database file "[secret]"');
  expect(inspect(error, { depth: 5, showHidden: true })).not.toContain('secret-name');
});

test('a folder is no database file', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'w.duckdb');
  await mkdir(path);
  const error = await failureOf(createDuckdbSource({ path }).check());
  expect([error.code, error.why]).toEqual(['SOURCE.UNREACHABLE', 'It is a folder.']);
});

test.each([
  ['an empty file', ''],
  ['a text file', 'id,email\n1,a@example.com\n'],
])('%s is no database file', async (_, content) => {
  const { error, path } = await fileFailure(content);
  expect([error.code, error.message]).toEqual([
    'SOURCE.UNSUPPORTED',
    `"${path}" is not a DuckDB database file`,
  ]);
});

test.each([
  ['of a newer format', 12, 'was written by a newer version of DuckDB'],
  ['that is encrypted', 20, 'is encrypted'],
])('a file %s is told from its header', async (_, offset, message) => {
  await using database = await createDatabase(['create table t (id integer)']);
  const content = await readFile(database.path);
  content.writeBigUInt64LE(255n, offset);
  const { error, path } = await fileFailure(content);
  expect([error.code, error.message]).toEqual(['SOURCE.UNSUPPORTED', `"${path}" ${message}`]);
});

test('the newest format that this DuckDB writes can be read', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'latest.duckdb');
  await writeDatabase(join(folder.path, 'other.duckdb'), [
    `attach '${path}' as latest (storage_version 'latest')`,
    'create table latest.t as select 1 as id',
  ]);
  expect(await countRows(createDuckdbSource({ path }), requestOf('select id from t'))).toEqual({
    rows: 1,
    receipt: 1,
  });
});

test('a file that another process writes can be tried again', async () => {
  await using database = await createDatabase(['create table t (id integer)']);
  const script = `
    import { DuckDBInstance } from '@duckdb/node-api';
    await DuckDBInstance.create(process.argv[1]);
    process.stdout.write('open');
    setInterval(() => undefined, 1000);
  `;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', script, database.path], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(writer.stdout, 'data');
  const error = await failureOf(database.source.check());
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  expect([error.code, error.retryable]).toEqual(['SOURCE.UNREACHABLE', true]);
  expect(error.why).toContain('lock');
});

test('between two calls the file is free for a writer', async () => {
  await using database = await createDatabase(['create table t as select 1 as id']);
  const request = requestOf('select id from t');
  expect(await countRows(database.source, request)).toEqual({ rows: 1, receipt: 1 });
  await writeDatabase(database.path, ['insert into t values (2)']);
  expect(await countRows(database.source, request)).toEqual({ rows: 2, receipt: 2 });
});

test.each([
  ['early', 'where i > 0', 2],
  ['at row 500,000', '', 500_000],
  ['at the last row', '', 999_999],
  ['after a sort', 'order by i desc', 3],
])('a query that fails %s gives no receipt', async (_, clause, at) => {
  await using database = await createDatabase(['create table t as select range as i from range(1000000)']);
  const query = `select case when i = ${at} then error('ada@example.com') else i end as id from (from t ${clause})`;
  const error = await failureOf(countRows(database.source, requestOf(query)));
  expect([error.code, error.message]).toEqual(['SOURCE.QUERY_FAILED', 'The query failed on a value']);
});

test('an error of the predicate alone is a rejected query', async () => {
  await using database = await createDatabase([]);
  const request = { ...requestOf('select 1 as id'), predicate: 'updated_at >' };
  expect((await failureOf(countRows(database.source, request))).code).toBe('SOURCE.QUERY_REJECTED');
});

test('a rejected query names the line that the user wrote', async () => {
  await using database = await createDatabase(['create table customers (id integer, email varchar)']);
  const error = await failureOf(database.source.describe(sql('select\n  id,\n  emial\nfrom customers')));
  expect([error.code, error.message, error.why]).toEqual([
    'SOURCE.QUERY_REJECTED',
    'DuckDB rejects the query: Referenced column "emial" not found in FROM clause!',
    'At line 3 of the query; Candidate bindings: "email"',
  ]);
});

test.each([
  `select * from read_csv('/etc/hostname')`,
  `select * from '/etc/hostname'`,
  `select content as id from read_text('/etc/hostname')`,
])('%s does not reach outside the file', async (query) => {
  await using database = await createDatabase([]);
  const error = await failureOf(database.source.describe(sql(query)));
  expect(error.exitCode).toBe(2);
});

test('a sort larger than the memory limit spills to disk', async () => {
  await using database = await createDatabase(
    [`create table t as select range as id, repeat('x', 100) || range as pad from range(400000)`],
    { memoryLimit: '40MB', threads: 1 },
  );
  const request = requestOf('select id, pad from t order by hash(pad)', ['pad']);
  expect(await countRows(database.source, request)).toEqual({ rows: 400_000, receipt: 400_000 });
});

test('close ends a read that is under way', async () => {
  await using database = await createDatabase([]);
  const reading = database.source.read(requestOf('select range as id from range(1000000000)'));
  const error = await failureOf(
    (async () => {
      for await (const item of reading) if (item.kind === 'batch') await database.source.close();
    })(),
  );
  expect(error.code).toBe('SOURCE.READ_INCOMPLETE');
});

test('a query without columns of the request still counts its rows', async () => {
  await using database = await createDatabase(['create table t as select range as id from range(5000)']);
  const table = { ...requestOf(''), relation: { kind: 'table', name: ['main', 't'] } } as const;
  expect(await countRows(database.source, table)).toEqual({ rows: 5000, receipt: 5000 });
});
