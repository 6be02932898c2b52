import { expect } from 'vitest';
import { keyHash, type RowSeeds } from '../../rows/key.ts';
import { keyHashText, literal, readAll, requestOf, seeds, type SeenRow } from './read-all.ts';
import type { CaseContext, SourceCase } from './subject.ts';

type Cell = string | null;

function cellSql(cell: Cell): string {
  return cell === null ? 'cast(null as varchar)' : `cast(${literal(cell)} as varchar)`;
}

/** The rows of a query of literals: `id` 0 … n - 1, then the cells as columns a, b, …, in the order of `id`. */
async function readCells(
  { source }: CaseContext,
  cells: readonly (readonly Cell[])[],
  options: { readonly keyColumns?: readonly string[]; readonly seeds?: RowSeeds } = {},
): Promise<readonly SeenRow[]> {
  const names = (cells[0] ?? []).map((_, i) => 'abcdefgh'.charAt(i));
  const selects = cells.map((row, id) => {
    const columns = row.map((cell, i) => `${cellSql(cell)} as ${names[i] ?? ''}`);
    return `select ${[`${id} as id`, ...columns].join(', ')}`;
  });
  const keyColumns = options.keyColumns ?? ['a'];
  const request = requestOf(selects.join(' union all '), [...names, 'id'], {
    keyColumns,
    seeds: options.seeds ?? seeds,
  });
  const { rows } = await readAll(source, request);
  return rows.toSorted((a, b) => Number(a.row.at(-1)) - Number(b.row.at(-1)));
}

/** The stamps of rows that are read as the only row each, with the same key. */
async function stampsOf(
  context: CaseContext,
  cells: readonly (readonly Cell[])[],
): Promise<readonly string[]> {
  const stamps: string[] = [];
  for (const row of cells) {
    const [seen] = await readCells(context, [['key', ...row]]);
    stamps.push(seen?.stamp ?? 'no row');
  }
  return stamps;
}

/** Rows that differ, and that a careless wire format or hash would confuse. */
const confusable: readonly (readonly Cell[])[] = [
  ['a', 'bc'], ['ab', 'c'], ['abc', ''], ['', 'abc'], [null, 'abc'], ['abc', null], [null, null], ['', ''], ['', null],
  ['\\N', 'abc'], ['null', 'abc'], ['a\tb', 'c'], ['a', 'b\tc'], ['a\\tb', 'c'], ['a\nb', 'c'], ['a\\', 'c'], ['a', '\\c'],
  ['a ', 'bc'], ['A', 'bc'], ['ä', 'bc'], ['a\u0308', 'bc'],
]; // prettier-ignore

export const hashCases: readonly SourceCase[] = [
  {
    name: 'a composite key is hashed part by part',
    async run(context) {
      const keys = [
        ['ab', 'c'],
        ['a', 'bc'],
        ['', 'abc'],
        ['a\tb', 'c\nd\\'],
        ['日本', 'é'],
      ];
      const rows = await readCells(context, keys, { keyColumns: ['a', 'b'] });
      expect(rows.map((seen) => seen.key)).toEqual(
        keys.map((parts) => keyHashText(keyHash(parts, seeds.key))),
      );
      expect(rows.map((seen) => seen.row.slice(0, 2))).toEqual(keys);
    },
  },
  {
    name: 'a null in any part of the key is flagged, an empty text is not',
    async run(context) {
      const keys = [
        ['a', 'b'],
        [null, 'b'],
        ['a', null],
        [null, null],
        ['', ''],
        ['\\N', 'b'],
      ];
      const rows = await readCells(context, keys, { keyColumns: ['a', 'b'] });
      expect(rows.map((seen) => seen.nullKey)).toEqual([false, true, true, true, false, false]);
      expect(rows.map((seen) => seen.row.slice(0, 2))).toEqual(keys);
    },
  },
  {
    name: 'an equal row has an equal stamp in another read',
    async run(context) {
      const cells = confusable.map((row, i) => [String(i), ...row]);
      const first = await readCells(context, cells);
      const second = await readCells(context, cells);
      expect(second.map(({ key, stamp }) => ({ key, stamp }))).toEqual(
        first.map(({ key, stamp }) => ({ key, stamp })),
      );
    },
  },
  {
    name: 'rows that differ in any column differ in their stamps',
    async run(context) {
      const stamps = await stampsOf(context, confusable);
      expect(new Set(stamps).size).toBe(confusable.length);
    },
  },
  {
    name: 'a change of any one column changes the stamp',
    async run(context) {
      const base = ['1', '2', '3', '4', '5'];
      const changed = base.map((_, changedAt) =>
        base.map((cell, i) => (i === changedAt ? `${cell}x` : cell)),
      );
      const stamps = await stampsOf(context, [base, ...changed]);
      expect(new Set(stamps).size).toBe(base.length + 1);
    },
  },
  {
    name: 'the seeds are the start of both hashes',
    async run(context) {
      const [first] = await readCells(context, [['a', 'b']]);
      const other = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
      const [second] = await readCells(context, [['a', 'b']], { seeds: other });
      expect(second?.key).toBe(keyHashText(keyHash(['a'], other.key)));
      expect(second?.stamp).not.toBe(first?.stamp);
    },
  },
];
