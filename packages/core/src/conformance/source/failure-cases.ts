import { inspect } from 'node:util';
import { expect } from 'vitest';
import { BackstockError } from '../../errors/backstock-error.ts';
import type { ReadRequest, Source } from '../../source/source.ts';
import { readAll, requestOf, sqlRelation } from './read-all.ts';
import type { SourceCase } from './subject.ts';

/** Well above what a cancelled query needs, well below what the slow query would run. */
const cancelWithinMs = 10_000;

async function failureOf(work: () => Promise<unknown>): Promise<BackstockError> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(BackstockError);
    if (error instanceof BackstockError) return error;
  }
  throw new Error('It was expected to fail, and did not');
}

async function readFailure(source: Source, request: ReadRequest): Promise<BackstockError> {
  return failureOf(async () => readAll(source, request));
}

async function readsAgain(source: Source): Promise<void> {
  const read = await readAll(source, requestOf('select 5 as id', []));
  expect(read.rows.map((seen) => seen.row)).toEqual([[5n]]);
}

export const failureCases: readonly SourceCase[] = [
  {
    name: 'a query that fails midway throws and gives no receipt',
    async run({ source, dialect }) {
      let receipts = 0;
      const error = await failureOf(async () => {
        for await (const item of source.read(requestOf(dialect.failsMidway, []))) {
          if (item.kind === 'receipt') receipts += 1;
        }
      });
      expect({ receipts, code: error.code }).toEqual({ receipts: 0, code: 'SOURCE.QUERY_FAILED' });
      await readsAgain(source);
    },
  },
  {
    name: 'a missing table is a rejected query, named in the message',
    async run({ source }) {
      const error = await failureOf(async () => source.describe(sqlRelation('select id from no_such_table')));
      expect(error.code).toBe('SOURCE.QUERY_REJECTED');
      expect(error.message).toContain('no_such_table');
      expect(error.retryable).toBe(false);
      const table = { kind: 'table', name: ['no_such_table'] } as const;
      expect((await failureOf(async () => source.describe(table))).code).toBe('SOURCE.QUERY_REJECTED');
    },
  },
  {
    name: 'a column that the query itself misses is a rejected query, named in the message',
    async run({ source }) {
      const error = await failureOf(async () =>
        source.describe(sqlRelation('select id, no_such_column from (select 1 as id) t')),
      );
      expect(error.code).toBe('SOURCE.QUERY_REJECTED');
      expect(error.message).toContain('no_such_column');
    },
  },
  {
    name: 'a requested column that the model does not have is named',
    async run({ source }) {
      const error = await readFailure(source, requestOf('select 1 as id', ['no_such_column']));
      expect(error.code).toBe('MODEL.COLUMN_MISSING');
      expect(error.message).toContain('no_such_column');
    },
  },
  {
    name: 'a syntax error and several statements are rejected',
    async run({ source }) {
      for (const query of ['select from where', 'select 1 as id; select 2 as id', 'drop table nothing', '']) {
        const error = await failureOf(async () => source.describe(sqlRelation(query)));
        expect([query, error.code]).toEqual([query, 'SOURCE.QUERY_REJECTED']);
        expect((await readFailure(source, requestOf(query, []))).code).toBe('SOURCE.QUERY_REJECTED');
      }
    },
  },
  {
    name: 'an error holds no value of a row',
    async run({ source }) {
      const query = `select id, cast(email as integer) as v from conformance_people order by id`;
      const error = await readFailure(source, requestOf(query, ['v']));
      const said = inspect(error, { depth: 10, showHidden: true });
      expect(said).not.toContain('ada@example.com');
      expect(error.code).toBe('SOURCE.QUERY_FAILED');
    },
  },
  {
    name: 'a signal ends a running query, and another read works',
    async run({ source, dialect }) {
      const started = performance.now();
      const signal = AbortSignal.timeout(200);
      const error = await readFailure(source, requestOf(dialect.slow, [], { signal }));
      expect(error).toBeInstanceOf(BackstockError);
      expect(performance.now() - started).toBeLessThan(cancelWithinMs);
      await readsAgain(source);
    },
  },
  {
    name: 'a signal that was given before ends the read before it begins',
    async run({ source }) {
      const signal = AbortSignal.abort();
      const error = await readFailure(source, requestOf('select 1 as id', [], { signal }));
      expect(error).toBeInstanceOf(BackstockError);
    },
  },
  {
    name: 'leaving the loop early ends the query, and another read works',
    async run({ source, dialect }) {
      const started = performance.now();
      let batches = 0;
      for await (const item of source.read(requestOf(dialect.series(1_000_000_000), []))) {
        expect(item.kind).toBe('batch');
        batches += 1;
        if (batches === 2) break;
      }
      expect(performance.now() - started).toBeLessThan(cancelWithinMs);
      await readsAgain(source);
    },
  },
  {
    name: 'a source can be closed twice, also when it was never used',
    async run(context) {
      await using unused = await context.create([]);
      await unused.source.close();
      await unused.source.close();
      await using used = await context.create([]);
      await used.source.check();
      await used.source.close();
      await used.source.close();
    },
  },
];

/** What the failure cases find in the database. */
export const failureStatements: readonly string[] = [
  'create table conformance_people (id integer, email varchar)',
  `insert into conformance_people values (1, '41'), (2, 'ada@example.com')`,
];
