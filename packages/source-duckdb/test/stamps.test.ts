import { hashWords, type Source } from '@backstock/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDatabase } from './database.ts';

const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };

/** The stamp of a single row with the value as its only column beside the key. */
async function stampOf(source: Source, expression: string): Promise<string> {
  const relation = { kind: 'sql', sql: `select 1 as id, ${expression} as v` } as const;
  for await (const item of source.read({ relation, keyColumns: ['id'], columns: ['v'], seeds })) {
    if (item.kind === 'batch') return item.hashes.slice(3, hashWords).join(' ');
  }
  return 'no row';
}

test.each([
  [
    'the tag of a union',
    'cast(union_value(a := 1) as union(a integer, b integer))',
    'cast(union_value(b := 1) as union(a integer, b integer))',
  ],
  ['the last digit of a nested decimal', '[9007199254740993.01]', '[9007199254740993.02]'],
  ['where a list is split', `['a, b']`, `['a', 'b']`],
  ['a null in a list', '[null]', `['NULL']`],
  ['the parts of an interval', `interval '1 month'`, `interval '30 days'`],
  ['the key of a map', `map {'a': 1}`, `map {'b': 1}`],
  ['the bytes of a blob', `cast('\\xFE' as blob)`, `cast('\\xFF' as blob)`],
  [
    'the nanoseconds',
    `timestamp_ns '2026-01-01 00:00:00.000000001'`,
    `timestamp_ns '2026-01-01 00:00:00.000000002'`,
  ],
  ['the last bit of a double', 'cast(0.3 as double)', 'cast(0.1 as double) + cast(0.2 as double)'],
  ['null and a dash', 'cast(null as varchar)', `'-'`],
])('%s is in the stamp', async (_, one, other) => {
  await using database = await createDatabase([]);
  const stamps = [await stampOf(database.source, one), await stampOf(database.source, other)];
  expect(new Set(stamps).size).toBe(2);
});

const text = fc.option(
  fc.string({ unit: fc.constantFrom('a', '1', ':', '-', "'", 'é', '\n'), maxLength: 4 }),
);

function literal(value: string | null): string {
  return value === null ? 'cast(null as varchar)' : `'${value.replaceAll("'", "''")}'`;
}

test('rows have equal stamps exactly if their cells are equal', async () => {
  await using database = await createDatabase([]);
  const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const selects = cells.map(([a, b]) => `select 1 as id, ${literal(a)} as a, ${literal(b)} as b`);
      const relation = { kind: 'sql', sql: selects.join(' union all ') } as const;
      const rowOfStamp = new Map<string, string>();
      for await (const item of database.source.read({
        relation,
        keyColumns: ['id'],
        columns: ['a', 'b'],
        seeds,
      })) {
        if (item.kind === 'receipt') continue;
        for (let row = 0; row < item.length; row += 1) {
          const stamp = item.hashes.slice(row * hashWords + 3, (row + 1) * hashWords).join(' ');
          rowOfStamp.set(stamp, JSON.stringify(item.decode(row).slice(1)));
        }
      }
      const expected = new Set(cells.map((pair) => JSON.stringify(pair)));
      expect([rowOfStamp.size, new Set(rowOfStamp.values())]).toEqual([expected.size, expected]);
    }),
    { numRuns: 30 },
  );
});
