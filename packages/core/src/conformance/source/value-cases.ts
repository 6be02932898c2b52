import { expect } from 'vitest';
import { keyHash } from '../../rows/key.ts';
import { valueKinds, valueText } from '../../rows/value.ts';
import { keyHashText, literal, readAll, requestOf, seeds, sqlRelation } from './read-all.ts';
import type { CaseContext, SourceCase, SourceDialect, TypeCase } from './subject.ts';

/** Texts that a wire format could confuse with its own marks. */
const awkwardTexts = [
  '', ' ', 'plain', 'tab\tinside', 'line\nbreak', 'return\r\nbreak', 'back\\slash', '\\N', '\\n', '\\t', '\\x41',
  "quote'", '"double"', 'comma,semicolon;', 'a\\\tb', '\b\f\v', 'ünïcödé', '日本語', '👩‍👩‍👧', '\u{10ffff}', 'null', 'NULL',
]; // prettier-ignore

async function checkType(type: TypeCase, { source }: CaseContext): Promise<void> {
  const query = `select 1 as id, ${type.sql} as v`;
  const columns = await source.describe(sqlRelation(query));
  expect(columns.map((column) => [column.name, column.kind])).toEqual([
    ['id', 'integer'],
    ['v', type.kind],
  ]);
  if (type.databaseType !== undefined) expect(columns[1]?.databaseType).toBe(type.databaseType);
  const { rows, receipts } = await readAll(source, requestOf(query, ['v']));
  expect(rows.map((seen) => seen.row)).toEqual([[1n, type.value]]);
  expect(receipts).toEqual([1]);
}

async function checkTypeAsKey(type: TypeCase, { source }: CaseContext): Promise<void> {
  const query = `select ${type.sql} as v`;
  const { rows } = await readAll(source, requestOf(query, [], { keyColumns: ['v'] }));
  if (type.value === null) {
    expect(rows.map((seen) => seen.nullKey)).toEqual([true]);
    return;
  }
  const expected = keyHashText(keyHash([valueText(type.value)], seeds.key));
  expect(rows.map(({ key, nullKey, row }) => ({ key, nullKey, row }))).toEqual([
    { key: expected, nullKey: false, row: [type.value] },
  ]);
}

async function checkNullOfType(type: TypeCase, { source }: CaseContext): Promise<void> {
  const query = `select 1 as id, case when 1 = 0 then ${type.sql} end as v`;
  const { rows } = await readAll(source, requestOf(query, ['v']));
  expect(rows.map((seen) => seen.row)).toEqual([[1n, null]]);
}

/** Three cases for each type of the dialect. */
export function typeCases(dialect: SourceDialect): readonly SourceCase[] {
  return dialect.types.flatMap((type) => [
    { name: `${type.sql} is ${type.kind}`, run: async (context) => checkType(type, context) },
    {
      name: `${type.sql} as a key is hashed by its text`,
      run: async (context) => checkTypeAsKey(type, context),
    },
    {
      name: `a null of the type of ${type.sql} is null`,
      run: async (context) => checkNullOfType(type, context),
    },
  ]);
}

export const valueCases: readonly SourceCase[] = [
  {
    name: 'the type cases cover every kind of value',
    async run({ dialect }) {
      const covered = new Set(dialect.types.map((type) => type.kind));
      expect(valueKinds.filter((kind) => !covered.has(kind))).toEqual([]);
    },
  },
  {
    name: 'texts come back exactly, as values and as keys',
    async run({ source }) {
      const rows = awkwardTexts.map((text, i) => `select ${i} as id, ${literal(text)} as v`);
      const query = rows.join(' union all ');
      const asValues = await readAll(source, requestOf(query, ['v']));
      const values = asValues.rows.map((seen) => seen.row).toSorted((a, b) => Number(a[0]) - Number(b[0]));
      expect(values).toEqual(awkwardTexts.map((text, i) => [BigInt(i), text]));
      const asKeys = await readAll(source, requestOf(query, [], { keyColumns: ['v'] }));
      const keys = asKeys.rows.map((seen) => seen.key).toSorted();
      const expected = awkwardTexts.map((text) => keyHashText(keyHash([text], seeds.key))).toSorted();
      expect(keys).toEqual(expected);
      expect(asKeys.rows.filter((seen) => seen.nullKey)).toEqual([]);
    },
  },
];
