import { expect } from 'vitest';
import { hashWords, keyHash } from '../../rows/key.ts';
import { keyHashText, readAll, requestOf, seeds, seenRow, sqlRelation, type SeenRow } from './read-all.ts';
import type { SourceCase } from './subject.ts';

/** The relation of tests that need a table with awkward names. */
export const oddTable = {
  name: ['conformance', 'Odd "table"'],
  statements: [
    'create schema conformance',
    'create table conformance."Odd ""table""" (id integer, "Select" varchar, "a.b" varchar)',
    `insert into conformance."Odd ""table""" values (1, 'one', 'x')`,
  ],
} as const;

const manyRows = 100_000;
const wideColumns = 1000;
const bigCellBytes = 10 * 1024 * 1024;

export const shapeCases: readonly SourceCase[] = [
  {
    name: 'an empty result is a receipt alone',
    async run({ source }) {
      const query = 'select 1 as id, 2 as v where 1 = 0';
      expect(await readAll(source, requestOf(query, ['v']))).toEqual({ rows: [], receipts: [0] });
    },
  },
  {
    name: 'a read may ask for the key alone',
    async run({ source }) {
      const read = await readAll(source, requestOf(`select 7 as id, 'x' as v`, []));
      expect(read.rows.map((seen) => seen.row)).toEqual([[7n]]);
      expect(read.receipts).toEqual([1]);
    },
  },
  {
    name: 'columns come in the order of the request, only those asked for, a key column also as a value',
    async run({ source }) {
      const query = `select 'a' as a, 'b' as b, 1 as id, 'c' as c`;
      const read = await readAll(source, requestOf(query, ['c', 'id', 'a']));
      expect(read.rows.map((seen) => seen.row)).toEqual([[1n, 'c', 1n, 'a']]);
    },
  },
  {
    name: 'many rows come exactly once, with the hashes of their keys',
    async run({ source, dialect }) {
      const found = new Map<unknown, SeenRow>();
      let receipt = -1;
      let rows = 0;
      for await (const item of source.read(requestOf(dialect.series(manyRows), []))) {
        expect(receipt).toBe(-1);
        if (item.kind === 'receipt') {
          receipt = item.rows;
          continue;
        }
        expect(item.length).toBeGreaterThan(0);
        expect(item.hashes.length).toBeGreaterThanOrEqual(item.length * hashWords);
        rows += item.length;
        for (let row = 0; row < item.length; row += 1) {
          const seen = seenRow(item, row);
          found.set(seen.row[0], seen);
        }
      }
      expect({ rows, receipt, keys: found.size }).toEqual({
        rows: manyRows,
        receipt: manyRows,
        keys: manyRows,
      });
      const wrong = Array.from({ length: manyRows }, (_, i) => i + 1).filter(
        (id) => found.get(BigInt(id))?.key !== keyHashText(keyHash([String(id)], seeds.key)),
      );
      expect(wrong).toEqual([]);
    },
  },
  {
    name: 'a row may have a thousand columns',
    async run({ source }) {
      const names = Array.from({ length: wideColumns }, (_, i) => `c${i}`);
      const query = `select 1 as id, ${names.map((name) => `'v ${name}' as ${name}`).join(', ')}`;
      const read = await readAll(source, requestOf(query, names));
      expect(read.rows.map((seen) => seen.row)).toEqual([[1n, ...names.map((name) => `v ${name}`)]]);
    },
  },
  {
    name: 'a cell may have ten megabytes',
    async run({ source }) {
      const query = `select 1 as id, 'small' as v union all select 2, repeat('0123456789abcde' || chr(10), ${bigCellBytes / 16})`;
      const read = await readAll(source, requestOf(query, ['v']));
      const rows = read.rows.map((seen) => seen.row).toSorted((a, b) => Number(a[0]) - Number(b[0]));
      const big = rows[1]?.[1];
      expect(rows[0]).toEqual([1n, 'small']);
      expect(big === '0123456789abcde\n'.repeat(bigCellBytes / 16)).toBe(true);
      expect(read.receipts).toEqual([2]);
    },
  },
  {
    name: 'rows are decoded in any order, and more than once',
    async run({ source, dialect }) {
      const query = `select id, 'text ' || id as v from (${dialect.series(50)}) s order by id`;
      for await (const item of source.read(requestOf(query, ['v']))) {
        if (item.kind === 'receipt') continue;
        const forwards = Array.from({ length: item.length }, (_, row) => item.decode(row));
        const backwards = Array.from({ length: item.length }, (_, row) => item.decode(item.length - 1 - row));
        expect(backwards.reverse()).toEqual(forwards);
      }
    },
  },
  {
    name: 'a table is read by the parts of its name, and columns by their exact names',
    async run({ source }) {
      const relation = { kind: 'table', name: oddTable.name } as const;
      const columns = await source.describe(relation);
      expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
        ['id', 'integer'],
        ['Select', 'text'],
        ['a.b', 'text'],
      ]);
      const read = await readAll(source, { relation, keyColumns: ['id'], columns: ['a.b', 'Select'], seeds });
      expect(read.rows.map((seen) => seen.row)).toEqual([[1n, 'x', 'one']]);
    },
  },
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
        const columns = await source.describe(sqlRelation(query));
        expect([query, columns[0]?.name]).toEqual([query, 'id']);
        const read = await readAll(source, requestOf(query, []));
        expect([query, ...read.rows.map((seen) => seen.row)]).toEqual([query, [1n]]);
      }
    },
  },
  {
    name: 'a predicate gives one more boolean, false where it is not known',
    async run({ source }) {
      const query = 'select 1 as id, 10 as v union all select 2, 20 union all select 3, null';
      const read = await readAll(source, requestOf(query, ['v'], { predicate: 'v > 15 -- or so' }));
      const rows = read.rows.map((seen) => seen.row).toSorted((a, b) => Number(a[0]) - Number(b[0]));
      expect(rows).toEqual([
        [1n, 10n, false],
        [2n, 20n, true],
        [3n, null, false],
      ]);
    },
  },
];
