import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { ReadRequest, Relation, Source } from '../../source/source.ts';
import { cancelWithinMs, failureOf, readFailure } from './expect-failure.ts';
import { readAll, requestFor, rowsById } from './read-all.ts';
import type { SourceCase, SourceDialect } from './subject.ts';

function relation(sql: string): Relation {
  return { kind: 'sql', sql };
}

function request(sql: string, columns: readonly string[] = [], more: Partial<ReadRequest> = {}): ReadRequest {
  return requestFor(relation(sql), columns, more);
}

async function readsAgain(source: Source): Promise<void> {
  expect(rowsById(await readAll(source, request('select 5 as id')))).toEqual([[5n]]);
}

/** The user's SQL stands inside of the source's own. */
const wrappingCases: readonly SourceCase[] = [
  {
    name: 'a query may end with a semicolon or a comment, or begin with a comment or with',
    async run({ source }) {
      const queries = [
        'select 1 as id;',
        'select 1 as id ; ;\n',
        'select 1 as id -- the end',
        'select 1 as id; -- the end',
        'select 1 as id /* the; end */',
        `-- first\nselect 1 as id, ';' as v`,
        'with one as (select 1 as id) select id from one',
      ];
      for (const query of queries) {
        const columns = await source.describe(relation(query));
        expect([query, columns[0]?.name]).toEqual([query, 'id']);
        expect([query, rowsById(await readAll(source, request(query)))]).toEqual([query, [[1n]]]);
      }
    },
  },
  {
    name: 'a predicate may end with a comment',
    async run({ source }) {
      const query = 'select 1 as id, 10 as v union all select 2, 20';
      const read = await readAll(source, request(query, [], { predicate: 'v > 15 -- or so' }));
      expect(rowsById(read)).toEqual([
        [1n, false],
        [2n, true],
      ]);
    },
  },
];

const rejectedCases: readonly SourceCase[] = [
  {
    name: 'a missing table is a rejected query, named in the message',
    async run({ source }) {
      const error = await failureOf(async () => source.describe(relation('select id from no_such_table')));
      expect([error.code, error.retryable]).toEqual(['SOURCE.QUERY_REJECTED', false]);
      expect(error.message).toContain('no_such_table');
      const table = { kind: 'table', name: ['no_such_table'] } as const;
      expect((await failureOf(async () => source.describe(table))).code).toBe('SOURCE.QUERY_REJECTED');
    },
  },
  {
    name: 'a column that the query itself misses is a rejected query, named in the message',
    async run({ source }) {
      const query = 'select id, no_such_column from (select 1 as id) t';
      const error = await failureOf(async () => source.describe(relation(query)));
      expect(error.code).toBe('SOURCE.QUERY_REJECTED');
      expect(error.message).toContain('no_such_column');
    },
  },
  {
    name: 'a syntax error and several statements are rejected',
    async run({ source }) {
      for (const query of ['select from where', 'select 1 as id; select 2 as id', 'drop table nothing', '']) {
        const error = await failureOf(async () => source.describe(relation(query)));
        expect([query, error.code]).toEqual([query, 'SOURCE.QUERY_REJECTED']);
        expect((await readFailure(source, request(query))).code).toBe('SOURCE.QUERY_REJECTED');
      }
    },
  },
];

function longCases(dialect: SourceDialect): readonly SourceCase[] {
  return [
    {
      name: 'an error of a query holds no value of a row',
      async run({ source }) {
        const people = `select id, 'ada@example.com' || id as email from (${dialect.series(2)}) s`;
        const query = `select id, cast(email as integer) as v from (${people}) p`;
        const error = await readFailure(source, request(query, ['v']));
        expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('ada@example.com');
        expect(error.code).toBe('SOURCE.QUERY_FAILED');
      },
    },
    {
      name: 'a signal ends a query that has given no row yet, and another read works',
      async run({ source }) {
        const started = performance.now();
        const signal = AbortSignal.timeout(200);
        const error = await readFailure(source, request(dialect.slow, [], { signal }));
        expect(error.code).toBe('SOURCE.READ_INCOMPLETE');
        expect(performance.now() - started).toBeLessThan(cancelWithinMs);
        await readsAgain(source);
      },
    },
    {
      name: 'leaving the loop early ends the query, and another read works',
      async run({ source }) {
        const started = performance.now();
        let batches = 0;
        for await (const item of source.read(request(dialect.series(1_000_000_000)))) {
          expect(item.kind).toBe('batch');
          batches += 1;
          if (batches === 2) break;
        }
        expect(performance.now() - started).toBeLessThan(cancelWithinMs);
        await readsAgain(source);
      },
    },
  ];
}

/** What only a source that speaks SQL promises of the user's queries. */
export function sqlQueryCases(dialect: SourceDialect): readonly SourceCase[] {
  return [...wrappingCases, ...rejectedCases, ...longCases(dialect)];
}
