import { expect } from 'vitest';
import { keyHash } from '../../rows/key.ts';
import { keyHashText, readAll, requestFor, rowsById, seeds } from './read-all.ts';
import { manyRows, readTable, relationOf, sampleTable, seriesTable } from './sample-table.ts';
import type { SourceCase } from './subject.ts';

const wideColumns = 1000;
const bigCellBytes = 10 * 1024 * 1024;

/** Awkward names, of the table and of its columns. */
const oddTable = sampleTable(
  { id: 'integer', Select: 'text', 'a.b': 'text', 'say "ü"': 'text' },
  [[1n, 'one', 'x', 'quoted']],
  ['conformance', 'Odd "table"'],
);

export const shapeCases: readonly SourceCase[] = [
  {
    name: 'an empty result is a receipt alone',
    async run(subject) {
      const read = await readTable(subject, sampleTable({ id: 'integer', v: 'text' }, []), ['v']);
      expect(read).toEqual({ rows: [], receipts: [0] });
    },
  },
  {
    name: 'a read may ask for the key alone',
    async run(subject) {
      const read = await readTable(subject, sampleTable({ id: 'integer', v: 'text' }, [[7n, 'x']]), []);
      expect([rowsById(read), read.receipts]).toEqual([[[7n]], [1]]);
    },
  },
  {
    name: 'columns come in the order of the request, only those asked for, a key column also as a value',
    async run(subject) {
      const table = sampleTable({ a: 'text', b: 'text', id: 'integer', c: 'text' }, [['a', 'b', 1n, 'c']]);
      const read = await readTable(subject, table, ['c', 'id', 'a']);
      expect(rowsById(read)).toEqual([[1n, 'c', 1n, 'a']]);
    },
  },
  {
    name: 'many rows come exactly once, with the hashes of their keys, then one receipt',
    async run(subject) {
      const { rows, receipts } = await readTable(subject, seriesTable(manyRows), []);
      const found = new Map(rows.map((seen) => [seen.row[0], seen.key]));
      expect({ rows: rows.length, receipts, keys: found.size }).toEqual({
        rows: manyRows,
        receipts: [manyRows],
        keys: manyRows,
      });
      const wrong = Array.from({ length: manyRows }, (_, i) => i + 1).filter(
        (id) => found.get(BigInt(id)) !== keyHashText(keyHash([String(id)], seeds.key)),
      );
      expect(wrong).toEqual([]);
    },
  },
  {
    name: 'a row may have a thousand columns',
    async run(subject) {
      const names = Array.from({ length: wideColumns }, (_, i) => `c${i}`);
      const row = [1n, ...names.map((name) => `v ${name}`)];
      const kinds = {
        id: 'integer',
        ...Object.fromEntries(names.map((name) => [name, 'text'] as const)),
      } as const;
      const read = await readTable(subject, sampleTable(kinds, [row]), names);
      expect(rowsById(read)).toEqual([row]);
    },
  },
  {
    name: 'a cell may have ten megabytes',
    async run(subject) {
      const big = '0123456789abcde\n'.repeat(bigCellBytes / 16);
      const rows = [
        [1n, 'small'],
        [2n, big],
        [3n, null],
      ];
      const read = await readTable(subject, sampleTable({ id: 'integer', v: 'text' }, rows), ['v']);
      const seen = rowsById(read);
      expect([seen[0], seen[1]?.[1] === big, seen[2], read.receipts]).toEqual([rows[0], true, rows[2], [3]]);
    },
  },
  {
    name: 'rows are decoded in any order, and more than once',
    async run(subject) {
      const { source } = subject;
      const rows = Array.from({ length: 50 }, (_, i) => [BigInt(i), `text ${i}`]);
      const table = sampleTable({ id: 'integer', v: 'text' }, rows);
      await subject.load(table);
      let decoded = 0;
      for await (const item of source.read(requestFor(relationOf(table), ['v']))) {
        if (item.kind === 'receipt') continue;
        const forwards = Array.from({ length: item.length }, (_, row) => item.decode(row));
        const backwards = Array.from({ length: item.length }, (_, row) => item.decode(item.length - 1 - row));
        expect(backwards.reverse()).toEqual(forwards);
        decoded += forwards.length;
      }
      expect(decoded).toBe(rows.length);
    },
  },
  {
    name: 'a table is read by the parts of its name, and columns by their exact names',
    async run(subject) {
      const { source } = subject;
      await subject.load(oddTable);
      const relation = relationOf(oddTable);
      const columns = await source.describe(relation);
      expect(columns.map(({ name, kind }) => ({ name, kind }))).toEqual(oddTable.columns);
      const read = await readAll(source, requestFor(relation, ['say "ü"', 'a.b', 'Select']));
      expect(rowsById(read)).toEqual([[1n, 'quoted', 'x', 'one']]);
    },
  },
  {
    name: 'a predicate gives one more boolean, false where it is not known',
    async run(subject) {
      const rows = [
        [1n, 10n],
        [2n, 20n],
        [3n, null],
      ];
      const { predicate } = subject;
      const read = await readTable(subject, sampleTable({ id: 'integer', v: 'integer' }, rows), [], {
        predicate,
      });
      expect(rowsById(read)).toEqual([
        [1n, false],
        [2n, true],
        [3n, false],
      ]);
    },
  },
];
