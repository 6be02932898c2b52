import { expect } from 'vitest';
import { keyHash } from '../../rows/key.ts';
import { valueKinds, valueText, type Value, type ValueKind } from '../../rows/value.ts';
import { keyHashText, readAll, requestFor, rowsById, seeds } from './read-all.ts';
import { readTable, relationOf, sampleTable } from './sample-table.ts';
import type { SourceCase, SourceSubject } from './subject.ts';

/** Texts that a wire format could confuse with its own marks. */
const awkwardTexts = [
  '', ' ', 'plain', 'tab\tinside', 'line\nbreak', 'return\r\nbreak', 'back\\slash', '\\N', '\\n', '\\t', '\\x41',
  "quote'", '"double"', 'comma,semicolon;', 'a\\\tb', '\b\f\v', 'ünïcödé', '日本語', '👩‍👩‍👧', '\u{10ffff}', 'null', 'NULL',
]; // prettier-ignore

/** Of each kind what a source could be tempted to round, trim or convert. Decimals have two digits after the point. */
const samples: Readonly<Record<ValueKind, readonly Exclude<Value, null>[]>> = {
  text: awkwardTexts,
  boolean: [true, false],
  integer: [0n, 9_007_199_254_740_993n, -9_223_372_036_854_775_808n],
  decimal: ['1.50', '-0.05', '123456789012345678901234567890.10'],
  float: [0.1, 1e22, 5e-324, Number.NaN, Number.NEGATIVE_INFINITY],
  date: ['2024-02-29', '2026-11-22'],
  time: ['00:00:00', '23:59:59.123456'],
  timestamp: ['2026-11-22T23:59:59.123456', '1969-12-31T23:59:59'],
  timestamptz: ['2026-11-22T23:59:59.5Z', '1969-12-31T23:59:59Z'],
  json: ['{"b":  1.000, "a" : [12345678901234567890]}', '"text"', 'null'],
  binary: [Uint8Array.of(0, 255, 10, 92, 9), Uint8Array.of()],
};

async function checkKind(kind: ValueKind, subject: SourceSubject): Promise<void> {
  const values: readonly Value[] = [...samples[kind], null];
  const rows = values.map((value, id) => [BigInt(id), value]);
  const table = sampleTable({ id: 'integer', v: kind }, rows);
  expect(rowsById(await readTable(subject, table, ['v']))).toEqual(rows);
  const [, column] = await subject.source.describe(relationOf(table));
  expect([column?.kind, column?.databaseType]).toEqual([kind, expect.stringMatching(/./)]);
}

async function checkKindAsKey(kind: ValueKind, subject: SourceSubject): Promise<void> {
  const values = samples[kind];
  const table = sampleTable(
    { v: kind },
    values.map((value) => [value]),
  );
  await subject.load(table);
  const read = await readAll(subject.source, requestFor(relationOf(table), [], { keyColumns: ['v'] }));
  const seen = read.rows.map(({ key, nullKey }) => `${key} ${nullKey}`).toSorted();
  const keys = values.map((value) => keyHashText(keyHash([valueText(value)], seeds.key)));
  expect(seen).toEqual(keys.map((key) => `${key} false`).toSorted());
}

export const valueCases: readonly SourceCase[] = valueKinds.flatMap((kind) => [
  { name: `values of kind ${kind} come back exactly`, run: async (subject) => checkKind(kind, subject) },
  {
    name: `keys of kind ${kind} are hashed by their texts`,
    run: async (subject) => checkKindAsKey(kind, subject),
  },
]);
