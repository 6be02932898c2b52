import {
  sourceConformance,
  tableStatements,
  type SourceSubject,
  type TableDialect,
  type TypeCase,
} from '@backstock/core/conformance';
import { createDatabase } from '@backstock/testkit';
import { inject } from 'vitest';
import { createPostgresSource } from '../src/index.ts';

const types: readonly TypeCase[] = [
  { sql: `'text'`, kind: 'text', value: 'text', databaseType: 'text' },
  { sql: `cast('ab' as varchar(5))`, kind: 'text', value: 'ab', databaseType: 'character varying(5)' },
  { sql: `cast('ab' as char(5))`, kind: 'text', value: 'ab', databaseType: 'character(5)' },
  { sql: `cast('pg_type' as name)`, kind: 'text', value: 'pg_type' },
  {
    sql: `cast('A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' as uuid)`,
    kind: 'text',
    value: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  },
  { sql: `cast('10.1.2.3/24' as inet)`, kind: 'text', value: '10.1.2.3/24' },
  { sql: `interval '1 day 2 hours 3.5 seconds'`, kind: 'text', value: 'P1DT2H3.5S' },
  { sql: `time with time zone '10:00:00+02'`, kind: 'text', value: '10:00:00+02' },
  { sql: `int4range(1, 5)`, kind: 'text', value: '[1,5)' },
  { sql: `B'101'`, kind: 'text', value: '101' },
  { sql: `point(1.5, 2)`, kind: 'text', value: '(1.5,2)' },
  { sql: `'happy'::mood`, kind: 'text', value: 'happy', databaseType: 'mood' },
  {
    sql: `'x@example.com'::email_address`,
    kind: 'text',
    value: 'x@example.com',
    databaseType: 'character varying(200)',
  },
  { sql: 'true', kind: 'boolean', value: true },
  { sql: 'false', kind: 'boolean', value: false },
  { sql: 'cast(-32768 as smallint)', kind: 'integer', value: -32768n },
  { sql: '42', kind: 'integer', value: 42n, databaseType: 'integer' },
  { sql: '9223372036854775807', kind: 'integer', value: 9223372036854775807n, databaseType: 'bigint' },
  { sql: 'cast(4294967295 as oid)', kind: 'integer', value: 4294967295n },
  { sql: '7::positive', kind: 'integer', value: 7n, databaseType: 'integer' },
  { sql: 'cast(1.5 as numeric(12, 2))', kind: 'decimal', value: '1.50', databaseType: 'numeric(12,2)' },
  {
    sql: '12345678901234567890123456789.000000000000000000001',
    kind: 'decimal',
    value: '12345678901234567890123456789.000000000000000000001',
  },
  { sql: `cast('NaN' as numeric)`, kind: 'decimal', value: 'NaN' },
  { sql: `cast('-Infinity' as numeric)`, kind: 'decimal', value: '-Infinity' },
  { sql: `cast('-1234.5' as money)`, kind: 'decimal', value: '-1234.50' },
  { sql: 'cast(0.1 as double precision)', kind: 'float', value: 0.1 },
  { sql: 'cast(0.1 as real)', kind: 'float', value: 0.1, databaseType: 'real' },
  { sql: 'cast(1e300 as double precision)', kind: 'float', value: 1e300 },
  { sql: `cast('NaN' as double precision)`, kind: 'float', value: Number.NaN },
  { sql: `cast('-Infinity' as double precision)`, kind: 'float', value: -Infinity },
  { sql: `date '2026-11-22'`, kind: 'date', value: '2026-11-22' },
  { sql: `date '0044-03-15 BC'`, kind: 'date', value: '0044-03-15 BC' },
  { sql: `date 'infinity'`, kind: 'date', value: 'infinity' },
  { sql: `time '23:59:59.123456'`, kind: 'time', value: '23:59:59.123456' },
  { sql: `timestamp '2026-11-22 23:59:59.123456'`, kind: 'timestamp', value: '2026-11-22T23:59:59.123456' },
  { sql: `timestamp '2026-11-22 23:59:59.5'`, kind: 'timestamp', value: '2026-11-22T23:59:59.5' },
  { sql: `timestamp '-infinity'`, kind: 'timestamp', value: '-infinity' },
  {
    sql: `timestamp with time zone '2026-11-22 23:59:59.123456+05:30'`,
    kind: 'timestamptz',
    value: '2026-11-22T18:29:59.123456Z',
  },
  {
    sql: `timestamp with time zone '2026-11-22 12:00 Europe/Paris'`,
    kind: 'timestamptz',
    value: '2026-11-22T11:00:00Z',
  },
  {
    sql: `timestamp with time zone '0044-03-15 12:00+00 BC'`,
    kind: 'timestamptz',
    value: '0044-03-15T12:00:00Z BC',
  },
  { sql: `timestamp with time zone 'infinity'`, kind: 'timestamptz', value: 'infinity' },
  { sql: `json '{"b": 1.10, "a" : [1]}'`, kind: 'json', value: '{"b": 1.10, "a" : [1]}' },
  {
    sql: `jsonb '{"b": 12345678901234567890.10, "a": "tab\\tx"}'`,
    kind: 'json',
    value: '{"a": "tab\\tx", "b": 12345678901234567890.10}',
  },
  { sql: 'array[9223372036854775807, null, -1]', kind: 'json', value: '[9223372036854775807,null,-1]' },
  { sql: 'array[[1.50, 2], [3, 4]]', kind: 'json', value: '[[1.50,2],[3,4]]' },
  { sql: `array['a,b', '"quoted"', e'tab\\t']`, kind: 'json', value: '["a,b","\\"quoted\\"","tab\\t"]' },
  { sql: `row(1, 'x')`, kind: 'json', value: '{"f1":1,"f2":"x"}' },
  {
    sql: `row(1.50, 'x, y')::pair`,
    kind: 'json',
    value: '{"amount":1.50,"label":"x, y"}',
    databaseType: 'pair',
  },
  { sql: String.raw`'\x00ff0a5c09'::bytea`, kind: 'binary', value: Uint8Array.of(0, 255, 10, 92, 9) },
];

const typeStatements = [
  `create type mood as enum ('sad', 'happy')`,
  'create domain positive as integer check (value > 0)',
  'create domain address as varchar(200)',
  'create domain email_address as address',
  'create type pair as (amount numeric, label text)',
];

const tables: TableDialect = {
  types: {
    text: 'text',
    boolean: 'boolean',
    integer: 'bigint',
    decimal: 'numeric',
    float: 'double precision',
    date: 'date',
    time: 'time',
    timestamp: 'timestamp',
    timestamptz: 'timestamptz',
    json: 'json',
    binary: 'bytea',
  },
  binaryText: (bytes) => String.raw`\x${Buffer.from(bytes).toString('hex')}`,
};

const failsMidway =
  'select i as id, 100 / (50000 - i) as v from generate_series(1, 100000) i where 100 / (50000 - i) < 1000';

async function create(): Promise<SourceSubject> {
  const database = await createDatabase(inject('postgresUrl'));
  await database.execute(typeStatements.join(';\n'));
  const source = createPostgresSource({ url: database.url });
  return {
    source,
    load: async (table) => {
      await database.execute(tableStatements(table, tables).join(';\n'));
    },
    predicate: 'v > 15',
    faults: [
      {
        name: 'a division by zero',
        code: 'SOURCE.QUERY_FAILED',
        during: async (read) => read({ kind: 'sql', sql: failsMidway }),
      },
    ],
    async [Symbol.asyncDispose]() {
      await source.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

sourceConformance({
  name: 'Postgres',
  create,
  dialect: {
    types,
    series: (count) => `select generate_series(1, ${count}) as id`,
    slow: 'select i as id from generate_series(1, 10) i, pg_sleep(30)',
  },
});
