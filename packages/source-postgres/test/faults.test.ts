import { inspect } from 'node:util';
import { BackstockError, type ReadRequest, type Source } from '@backstock/core';
import { createDatabase, freePort, startFaultProxy } from '@backstock/testkit';
import { expect, inject, test, vi } from 'vitest';
import { createPostgresSource } from '../src/index.ts';

const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };

function request(sql: string, more: Partial<ReadRequest> = {}): ReadRequest {
  return { relation: { kind: 'sql', sql }, keyColumns: ['id'], columns: [], seeds, ...more };
}

async function readAll(source: Source, what: ReadRequest): Promise<{ rows: number; receipt: number }> {
  let rows = 0;
  let receipt = -1;
  for await (const item of source.read(what)) {
    if (item.kind === 'batch') rows += item.length;
    else receipt = item.rows;
  }
  return { rows, receipt };
}

async function failureOf(work: Promise<unknown>): Promise<BackstockError> {
  const error = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof BackstockError) return error;
  throw error;
}

/** The server of the test run, seen through a proxy. */
async function proxied(connectTimeoutMs?: number) {
  const url = new URL(inject('postgresUrl'));
  const proxy = await startFaultProxy({ host: url.hostname, port: Number(url.port) });
  const through = new URL(url.href);
  through.host = `${proxy.host}:${proxy.port}`;
  return { proxy, source: createPostgresSource({ url: through.href, connectTimeoutMs }) };
}

/** Sessions of the source that the server knows of. */
/** The sessions of ours in a database; with `waitingFor`, those that wait for this event. */
async function sessions(
  database: { execute(sql: string): Promise<readonly Record<string, unknown>[]> },
  waitingFor?: string,
) {
  const waiting = waitingFor === undefined ? '' : ` and wait_event = '${waitingFor}'`;
  return database.execute(
    `select pid from pg_stat_activity where application_name = 'backstock' and datname = current_database()${waiting}`,
  );
}

test('a connection that is cut in the middle is an incomplete read, and another read works', async () => {
  const { proxy, source } = await proxied();
  await using _ = proxy;
  proxy.setFaults({ cutAfterBytes: 500_000 });
  const error = await failureOf(readAll(source, request('select generate_series(1, 1000000) as id')));
  expect([error.code, error.retryable]).toEqual(['SOURCE.READ_INCOMPLETE', true]);
  proxy.setFaults({});
  expect(await readAll(source, request('select generate_series(1, 100000) as id'))).toEqual({
    rows: 100_000,
    receipt: 100_000,
  });
});

test('a cut while the consumer holds a batch is seen', async () => {
  const { proxy, source } = await proxied();
  await using _ = proxy;
  const read = async (): Promise<void> => {
    for await (const item of source.read(request('select generate_series(1, 10000000) as id'))) {
      expect(item.kind).toBe('batch');
      proxy.cutAll();
    }
  };
  expect((await failureOf(read())).code).toBe('SOURCE.READ_INCOMPLETE');
});

test('a session that an administrator ends in the middle gives no receipt', async () => {
  await using database = await createDatabase(inject('postgresUrl'));
  const source = createPostgresSource({ url: database.url });
  let receipts = 0;
  const read = async (): Promise<void> => {
    for await (const item of source.read(request('select generate_series(1, 10000000) as id'))) {
      if (item.kind === 'receipt') receipts += 1;
      const [session] = await sessions(database);
      if (session !== undefined)
        await database.execute(`select pg_terminate_backend(${String(session['pid'])})`);
    }
  };
  const error = await failureOf(read());
  expect({ receipts, retryable: error.retryable }).toEqual({ receipts: 0, retryable: true });
  expect(error.exitCode).toBe(4);
});

test('a slow network changes nothing', async () => {
  const { proxy, source } = await proxied();
  await using _ = proxy;
  proxy.setFaults({ latencyMs: 5 });
  expect(await readAll(source, request('select generate_series(1, 100000) as id'))).toEqual({
    rows: 100_000,
    receipt: 100_000,
  });
});

test('a server that refuses, hangs up or never answers is unreachable', async () => {
  const { proxy, source } = await proxied(500);
  await using _ = proxy;
  proxy.setFaults({ refuse: true });
  const reset = await failureOf(source.check());
  expect([reset.code, reset.retryable]).toEqual(['SOURCE.UNREACHABLE', true]);
  proxy.setFaults({ latencyMs: 5000 });
  const silent = await failureOf(source.check());
  expect(silent.message).toContain('did not answer within 0.5 s');
  expect([silent.code, silent.retryable]).toEqual(['SOURCE.UNREACHABLE', true]);
  const nobody = createPostgresSource({
    host: '127.0.0.1',
    port: await freePort(),
    database: 'd',
    user: 'u',
  });
  expect(await failureOf(nobody.check())).toMatchObject({ code: 'SOURCE.UNREACHABLE', why: 'ECONNREFUSED' });
});

test('an unknown database is named', async () => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/no_such_database';
  const error = await failureOf(createPostgresSource({ url: url.href }).check());
  expect(error.message).toContain('"no_such_database"');
  expect([error.code, error.retryable]).toEqual(['SOURCE.UNREACHABLE', false]);
});

test('a query that runs too long is a timeout that says its limit', async () => {
  const source = createPostgresSource({ url: inject('postgresUrl'), statementTimeoutMs: 200 });
  const error = await failureOf(readAll(source, request('select 1 as id from pg_sleep(10)')));
  expect([error.code, error.retryable]).toEqual(['SOURCE.TIMEOUT', true]);
  expect(error.why).toContain('statement_timeout (0.2 s)');
});

/** A server under load takes its time to end a session. */
const soon = { timeout: 10_000 };

test('after a cancel, an early exit and a close the server holds no session', async () => {
  await using database = await createDatabase(inject('postgresUrl'));
  const source = createPostgresSource({ url: database.url });
  const signal = AbortSignal.timeout(150);
  const stopped = await failureOf(readAll(source, request('select 1 as id from pg_sleep(60)', { signal })));
  expect(stopped.code).toBe('SOURCE.READ_INCOMPLETE');
  for await (const item of source.read(request('select generate_series(1, 1000000000) as id'))) {
    expect(item.kind).toBe('batch');
    break;
  }
  await vi.waitFor(async () => expect(await sessions(database)).toEqual([]), soon);
  const running = failureOf(readAll(source, request('select 1 as id from pg_sleep(60)')));
  await vi.waitFor(async () => expect(await sessions(database, 'PgSleep')).toHaveLength(1), soon);
  await source.close();
  expect((await running).code).toBe('SOURCE.READ_INCOMPLETE');
  await vi.waitFor(async () => expect(await sessions(database)).toEqual([]), soon);
});

test('a model cannot write, neither as a statement nor through a function', async () => {
  await using database = await createDatabase(inject('postgresUrl'));
  await database.execute(`create table t (id int);
    create function put() returns int language sql as 'insert into t values (1) returning id'`);
  const source = createPostgresSource({ url: database.url });
  const escapes = [
    'insert into t values (1) returning id',
    'select put() as id',
    'select 1 as id) m) to stdout; commit; insert into t values (1); copy (select 1 as id from (select 1',
  ];
  for (const sql of escapes) {
    expect([sql, (await failureOf(readAll(source, request(sql)))).code]).toEqual([
      sql,
      'SOURCE.QUERY_REJECTED',
    ]);
  }
  expect(await database.execute('select * from t')).toEqual([]);
});

test('a table that the user may not read is named', async () => {
  await using database = await createDatabase(inject('postgresUrl'));
  const role = `reader_of_${database.name}`;
  await database.execute(`create table private_notes (id int); create role ${role} login`);
  const url = new URL(database.url);
  url.username = role;
  const source = createPostgresSource({ url: url.href });
  const error = await failureOf(source.describe({ kind: 'table', name: ['private_notes'] }));
  await database.execute(`drop role ${role}`);
  expect(error.code).toBe('SOURCE.PERMISSION');
  expect(error.message).toContain('private_notes');
});

test('an error of the query says where in the user’s SQL', async () => {
  const source = createPostgresSource({ url: inject('postgresUrl') });
  const query = await failureOf(
    source.describe({ kind: 'sql', sql: 'select 1 as id,\n  nope\nfrom pg_class' }),
  );
  expect(query.message).toContain('column "nope" does not exist (query, line 2, column 3)');
  const predicate = await failureOf(readAll(source, request('select 1 as id', { predicate: 'id > oops' })));
  expect(predicate.message).toContain('column "oops" does not exist (predicate, line 1, column 6)');
});

test('neither a constraint’s detail nor a raised text comes through', async () => {
  await using database = await createDatabase(inject('postgresUrl'));
  await database.execute(`create function tell(text) returns int language plpgsql as $$
    begin raise exception 'no %', $1 using detail = $1, hint = $1, errcode = '42501'; end $$;
    create table people as select 1 as id, 'ada@example.com' as email`);
  const source = createPostgresSource({ url: database.url });
  const error = await failureOf(readAll(source, request('select tell(email) as id from people')));
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('ada@example.com');
});

test('names without a schema are looked for in the schemas of the options', async () => {
  await using database = await createDatabase(inject('postgresUrl'));
  await database.execute('create schema "Marts"; create table "Marts".t as select 7 as id');
  const source = createPostgresSource({ url: database.url, schema: ['Marts', 'public'] });
  expect(await readAll(source, request('select id from t'))).toEqual({ rows: 1, receipt: 1 });
});
