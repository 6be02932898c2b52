import {
  sourceConformance,
  tableStatements,
  type SourceSubject,
  type TableDialect,
  type TypeCase,
} from '@backstock/core/conformance';
import { createDatabase, writeDatabase } from './database.ts';

const types: readonly TypeCase[] = [
  { sql: 'true', kind: 'boolean', value: true, databaseType: 'BOOLEAN' },
  { sql: 'cast(-128 as tinyint)', kind: 'integer', value: -128n, databaseType: 'TINYINT' },
  { sql: 'cast(-32768 as smallint)', kind: 'integer', value: -32_768n },
  { sql: 'cast(2147483647 as integer)', kind: 'integer', value: 2_147_483_647n, databaseType: 'INTEGER' },
  { sql: 'cast(-9223372036854775808 as bigint)', kind: 'integer', value: -9_223_372_036_854_775_808n },
  { sql: 'cast(255 as utinyint)', kind: 'integer', value: 255n },
  { sql: 'cast(65535 as usmallint)', kind: 'integer', value: 65_535n },
  { sql: 'cast(4294967295 as uinteger)', kind: 'integer', value: 4_294_967_295n },
  { sql: 'cast(18446744073709551615 as ubigint)', kind: 'integer', value: 18_446_744_073_709_551_615n },
  {
    sql: 'cast(-170141183460469231731687303715884105728 as hugeint)',
    kind: 'integer',
    value: -170_141_183_460_469_231_731_687_303_715_884_105_728n,
  },
  {
    sql: 'cast(340282366920938463463374607431768211455 as uhugeint)',
    kind: 'integer',
    value: 340_282_366_920_938_463_463_374_607_431_768_211_455n,
  },
  {
    sql: `cast('-1234567890123456789012345678901234567890123' as bignum)`,
    kind: 'integer',
    value: -1_234_567_890_123_456_789_012_345_678_901_234_567_890_123n,
  },
  { sql: 'cast(1.5 as decimal(4,2))', kind: 'decimal', value: '1.50', databaseType: 'DECIMAL(4,2)' },
  { sql: 'cast(-0.05 as decimal(12,2))', kind: 'decimal', value: '-0.05' },
  { sql: 'cast(9007199254740993.01 as decimal(18,2))', kind: 'decimal', value: '9007199254740993.01' },
  {
    sql: `cast('12345678901234567890123456789.123456789' as decimal(38,9))`,
    kind: 'decimal',
    value: '12345678901234567890123456789.123456789',
  },
  { sql: 'cast(0.1 as float)', kind: 'float', value: 0.1, databaseType: 'FLOAT' },
  { sql: 'cast(0.1 as double) + 0.2', kind: 'float', value: 0.1 + 0.2, databaseType: 'DOUBLE' },
  { sql: 'cast(1e22 as double)', kind: 'float', value: 1e22 },
  { sql: 'cast(5e-324 as double)', kind: 'float', value: 5e-324 },
  { sql: `cast('nan' as double)`, kind: 'float', value: Number.NaN },
  { sql: `cast('-inf' as double)`, kind: 'float', value: Number.NEGATIVE_INFINITY },
  { sql: `'text'`, kind: 'text', value: 'text', databaseType: 'VARCHAR' },
  { sql: `chr(65279) || 'after a byte order mark'`, kind: 'text', value: '\uFEFFafter a byte order mark' },
  { sql: `cast('b' as enum('a', 'b'))`, kind: 'text', value: 'b', databaseType: `ENUM('a', 'b')` },
  {
    sql: `cast('0B7C4C5E-3F0B-4F0A-9E55-3A2B1C0D9E8F' as uuid)`,
    kind: 'text',
    value: '0b7c4c5e-3f0b-4f0a-9e55-3a2b1c0d9e8f',
    databaseType: 'UUID',
  },
  { sql: `cast('10110' as bit)`, kind: 'text', value: '10110' },
  {
    sql: `interval '14 months' - interval '3 days' + interval '4 hours 5 minutes 6.5 seconds'`,
    kind: 'text',
    value: 'P1Y2M-3DT4H5M6.5S',
  },
  { sql: `timetz '10:00:00.5+05:30'`, kind: 'text', value: '10:00:00.5+05:30' },
  { sql: `cast(42 as variant)`, kind: 'text', value: '42' },
  { sql: `row(1, 'a')`, kind: 'text', value: '(1, a)' },
  { sql: `date '2024-02-29'`, kind: 'date', value: '2024-02-29' },
  { sql: `time '23:59:59.123456'`, kind: 'time', value: '23:59:59.123456' },
  { sql: `timestamp '2026-11-22 23:59:59.123456'`, kind: 'timestamp', value: '2026-11-22T23:59:59.123456' },
  { sql: `timestamp '2026-11-22 23:59:59'`, kind: 'timestamp', value: '2026-11-22T23:59:59' },
  { sql: `timestamp_s '2026-11-22 23:59:59'`, kind: 'timestamp', value: '2026-11-22T23:59:59' },
  { sql: `timestamp_ms '2026-11-22 23:59:59.123'`, kind: 'timestamp', value: '2026-11-22T23:59:59.123' },
  {
    sql: `timestamp_ns '2026-11-22 23:59:59.123456789'`,
    kind: 'timestamp',
    value: '2026-11-22T23:59:59.123456789',
  },
  { sql: `timestamp 'infinity'`, kind: 'timestamp', value: 'infinity' },
  { sql: `timestamptz '2026-11-22 23:59:59.5+02'`, kind: 'timestamptz', value: '2026-11-22T21:59:59.5Z' },
  { sql: `cast('\\x00\\xFFa' as blob)`, kind: 'binary', value: Uint8Array.of(0, 255, 97) },
  {
    sql: `cast('{"a":  1.000, "b": 12345678901234567890}' as json)`,
    kind: 'json',
    value: '{"a":  1.000, "b": 12345678901234567890}',
    databaseType: 'JSON',
  },
  { sql: `[1, null, 3]`, kind: 'json', value: '[1,null,3]', databaseType: 'INTEGER[]' },
  { sql: `cast([1, 2] as integer[2])`, kind: 'json', value: '[1,2]' },
  {
    sql: `map {'a "b"': [0.10, 2.00], 'c': null}`,
    kind: 'json',
    value: '{"a \\"b\\"":[0.10,2.00],"c":null}',
  },
  { sql: `map {1: true}`, kind: 'json', value: '{"1":true}' },
  { sql: `union_value(price := cast(1.50 as decimal(4,2)))`, kind: 'json', value: '{"price":1.50}' },
  {
    sql: `{a: cast(9007199254740993.01 as decimal(18,2)), b: cast(0.1 as float), c: 'it''s', d: {e: cast('nan' as double), f: null}}`,
    kind: 'json',
    value: '{"a":9007199254740993.01,"b":0.1,"c":"it\'s","d":{"e":"NaN","f":null}}',
  },
  {
    sql: `{d: date '2026-01-02', t: timestamp '2026-01-02 03:04:05', z: timestamptz '2026-01-02 03:04:05+00', b: cast('\\xFF' as blob), i: interval '1 day', u: cast(18446744073709551615 as ubigint)}`,
    kind: 'json',
    value:
      '{"d":"2026-01-02","t":"2026-01-02T03:04:05","z":"2026-01-02T03:04:05Z","b":"/w==","i":"P1D","u":18446744073709551615}',
  },
];

const tables: TableDialect = {
  types: {
    text: 'varchar',
    boolean: 'boolean',
    integer: 'bigint',
    decimal: 'decimal(38,2)',
    float: 'double',
    date: 'date',
    time: 'time',
    timestamp: 'timestamp',
    timestamptz: 'timestamptz',
    json: 'json',
    binary: 'blob',
  },
  binaryText: (bytes) =>
    Array.from(bytes, (byte) => String.raw`\x${byte.toString(16).padStart(2, '0')}`).join(''),
};

const failsMidway = `select case when i = 500000 then error('secret') else i end as id from range(1, 1000001) t(i)`;

async function create(): Promise<SourceSubject> {
  const database = await createDatabase([]);
  return {
    source: database.source,
    load: async (table) => writeDatabase(database.path, tableStatements(table, tables)),
    predicate: 'v > 15',
    faults: [
      {
        name: 'an error of the query',
        code: 'SOURCE.QUERY_FAILED',
        during: async (read) => read({ kind: 'sql', sql: failsMidway }),
      },
    ],
    [Symbol.asyncDispose]: async () => database[Symbol.asyncDispose](),
  };
}

sourceConformance({
  name: 'source-duckdb',
  create,
  dialect: {
    types,
    series: (count) => `select i as id from range(1, ${count} + 1) t(i)`,
    slow: 'select count(*) as id from range(3000000) a, range(3000000) b where a.range * b.range = 7',
  },
});
