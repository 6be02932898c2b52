import { expect } from 'vitest';
import { keyHash } from '../../rows/key.ts';
import { valueKinds, valueText } from '../../rows/value.ts';
import type { Source } from '../../source/source.ts';
import { keyHashText, readAll, requestFor, seeds } from './read-all.ts';
import type { SourceCase, SourceDialect, TypeCase } from './subject.ts';

async function checkType(type: TypeCase, source: Source): Promise<void> {
  const relation = { kind: 'sql', sql: `select 1 as id, ${type.sql} as v` } as const;
  const columns = await source.describe(relation);
  expect(columns.map((column) => [column.name, column.kind])).toEqual([
    ['id', 'integer'],
    ['v', type.kind],
  ]);
  if (type.databaseType !== undefined) expect(columns[1]?.databaseType).toBe(type.databaseType);
  const { rows, receipts } = await readAll(source, requestFor(relation, ['v']));
  expect(rows.map((seen) => seen.row)).toEqual([[1n, type.value]]);
  expect(receipts).toEqual([1]);
}

async function checkTypeAsKey(type: TypeCase, source: Source): Promise<void> {
  const relation = { kind: 'sql', sql: `select ${type.sql} as v` } as const;
  const { rows } = await readAll(source, requestFor(relation, [], { keyColumns: ['v'] }));
  if (type.value === null) {
    expect(rows.map((seen) => seen.nullKey)).toEqual([true]);
    return;
  }
  const expected = keyHashText(keyHash([valueText(type.value)], seeds.key));
  expect(rows.map(({ key, nullKey, row }) => ({ key, nullKey, row }))).toEqual([
    { key: expected, nullKey: false, row: [type.value] },
  ]);
}

async function checkNullOfType(type: TypeCase, source: Source): Promise<void> {
  const relation = { kind: 'sql', sql: `select 1 as id, case when 1 = 0 then ${type.sql} end as v` } as const;
  const { rows } = await readAll(source, requestFor(relation, ['v']));
  expect(rows.map((seen) => seen.row)).toEqual([[1n, null]]);
}

/** Three cases for each type of the dialect. */
export function sqlTypeCases(dialect: SourceDialect): readonly SourceCase[] {
  const cases = dialect.types.flatMap((type): readonly SourceCase[] => [
    { name: `${type.sql} is ${type.kind}`, run: async ({ source }) => checkType(type, source) },
    {
      name: `${type.sql} as a key is hashed by its text`,
      run: async ({ source }) => checkTypeAsKey(type, source),
    },
    {
      name: `a null of the type of ${type.sql} is null`,
      run: async ({ source }) => checkNullOfType(type, source),
    },
  ]);
  const coverage: SourceCase = {
    name: 'the type cases cover every kind of value',
    run: async () => {
      const covered = new Set(dialect.types.map((type) => type.kind));
      expect(valueKinds.filter((kind) => !covered.has(kind))).toEqual([]);
    },
  };
  return [...cases, coverage];
}
