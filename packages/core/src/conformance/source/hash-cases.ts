import { expect } from 'vitest';
import { keyHash, type RowSeeds } from '../../rows/key.ts';
import { keyHashText, seeds, type SeenRow } from './read-all.ts';
import { readTable, sampleTable } from './sample-table.ts';
import type { SourceCase, SourceSubject } from './subject.ts';

type Cell = string | null;

/** The rows of a table with texts: `id` 0 … n - 1, then the cells as columns a, b, …, in the order of `id`. */
async function readCells(
  subject: SourceSubject,
  cells: readonly (readonly Cell[])[],
  options: { readonly keyColumns?: readonly string[]; readonly seeds?: RowSeeds } = {},
): Promise<readonly SeenRow[]> {
  const names = columnNames(cells);
  const table = cellTable(
    cells.map((row, id) => [String(id), ...row]),
    ['id', ...names],
  );
  const { rows } = await readTable(subject, table, [...names, 'id'], { keyColumns: ['a'], ...options });
  return rows.toSorted((a, b) => Number(a.row.at(-1)) - Number(b.row.at(-1)));
}

/** The stamps of rows that have one key and differ in nothing but these cells, in any order. */
async function readStamps(
  subject: SourceSubject,
  cells: readonly (readonly Cell[])[],
): Promise<readonly string[]> {
  const names = columnNames(cells);
  const table = cellTable(
    cells.map((row) => ['key', ...row]),
    ['id', ...names],
  );
  const { rows } = await readTable(subject, table, names);
  return rows.map((seen) => seen.stamp);
}

function columnNames(cells: readonly (readonly Cell[])[]): readonly string[] {
  return (cells[0] ?? []).map((_, i) => 'abcdefgh'.charAt(i));
}

function cellTable(
  rows: readonly (readonly Cell[])[],
  names: readonly string[],
): ReturnType<typeof sampleTable> {
  return sampleTable(Object.fromEntries(names.map((name) => [name, 'text'] as const)), rows);
}

function hashesOf(rows: readonly SeenRow[]): readonly Pick<SeenRow, 'key' | 'stamp'>[] {
  return rows.map(({ key, stamp }) => ({ key, stamp }));
}

/** Rows that differ, and that a careless wire format or hash would confuse. */
const confusable: readonly (readonly Cell[])[] = [
  ['a', 'bc'], ['ab', 'c'], ['abc', ''], ['', 'abc'], [null, 'abc'], ['abc', null], [null, null], ['', ''], ['', null],
  ['\\N', 'abc'], ['null', 'abc'], ['-', 'abc'], ['a\tb', 'c'], ['a', 'b\tc'], ['a\\tb', 'c'], ['a\nb', 'c'],
  ['a\\', 'c'], ['a', '\\c'], ['a ', 'bc'], ['A', 'bc'], ['ä', 'bc'], ['a\u0308', 'bc'],
]; // prettier-ignore

export const hashCases: readonly SourceCase[] = [
  {
    name: 'a composite key is hashed part by part',
    async run(subject) {
      const keys = [
        ['ab', 'c'],
        ['a', 'bc'],
        ['', 'abc'],
        ['a\tb', 'c\nd\\'],
        ['日本', 'é'],
      ];
      const rows = await readCells(subject, keys, { keyColumns: ['a', 'b'] });
      expect(rows.map((seen) => seen.key)).toEqual(
        keys.map((parts) => keyHashText(keyHash(parts, seeds.key))),
      );
      expect(rows.map((seen) => seen.row.slice(0, 2))).toEqual(keys);
    },
  },
  {
    name: 'a null in any part of the key is flagged, an empty text is not',
    async run(subject) {
      const keys = [
        ['a', 'b'],
        [null, 'b'],
        ['a', null],
        [null, null],
        ['', ''],
        ['\\N', 'b'],
      ];
      const rows = await readCells(subject, keys, { keyColumns: ['a', 'b'] });
      expect(rows.map((seen) => seen.nullKey)).toEqual([false, true, true, true, false, false]);
      expect(rows.map((seen) => seen.row.slice(0, 2))).toEqual(keys);
    },
  },
  {
    name: 'an equal row has an equal stamp in another read',
    async run(subject) {
      const cells = confusable.map((row, i) => [String(i), ...row]);
      const first = await readCells(subject, cells);
      expect(hashesOf(await readCells(subject, cells))).toEqual(hashesOf(first));
    },
  },
  {
    name: 'a later read sees the change of a row, and the other rows keep their stamps',
    async run(subject) {
      const before = await readCells(subject, [
        ['a', 'one'],
        ['b', 'two'],
        ['c', 'three'],
      ]);
      const after = await readCells(subject, [
        ['a', 'one'],
        ['b', 'TWO'],
        ['c', 'three'],
      ]);
      expect(after.map((seen, i) => seen.stamp === before[i]?.stamp)).toEqual([true, false, true]);
      expect(after.map((seen) => seen.key)).toEqual(before.map((seen) => seen.key));
    },
  },
  {
    name: 'equal rows have equal stamps in one read',
    async run(subject) {
      const stamps = await readStamps(subject, [
        ['a', null, 'c'],
        ['a', null, 'c'],
      ]);
      expect([stamps.length, new Set(stamps).size]).toEqual([2, 1]);
    },
  },
  {
    name: 'rows that differ in any column differ in their stamps',
    async run(subject) {
      const stamps = await readStamps(subject, confusable);
      expect([stamps.length, new Set(stamps).size]).toEqual([confusable.length, confusable.length]);
    },
  },
  {
    name: 'a change of any one column changes the stamp',
    async run(subject) {
      const base = ['1', '2', '3', '4', '5'];
      const changed = base.map((_, changedAt) =>
        base.map((cell, i) => (i === changedAt ? `${cell}x` : cell)),
      );
      const stamps = await readStamps(subject, [base, ...changed]);
      expect(new Set(stamps).size).toBe(base.length + 1);
    },
  },
  {
    name: 'the seeds are the start of both hashes',
    async run(subject) {
      const [first] = await readCells(subject, [['a', 'b']]);
      const other = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
      const [second] = await readCells(subject, [['a', 'b']], { seeds: other });
      expect(second?.key).toBe(keyHashText(keyHash(['a'], other.key)));
      expect(second?.stamp).not.toBe(first?.stamp);
    },
  },
];
