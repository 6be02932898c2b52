import { expect, it } from 'vitest';
import { createGate, gateFlags, type Gate } from '../ledger/gate.ts';
import { ReportBuilder } from '../report/report-builder.ts';
import { hashWords, keyHashBytes } from '../rows/key.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import { sortBatch, type MissedRow } from './sort-batch.ts';

/** A row by the number of its key, undefined for null, and the number of its stamp. */
type SampleRow = readonly [key: number | undefined, stamp: number];

function batchOf(rows: readonly SampleRow[]): RowBatch {
  return {
    kind: 'batch',
    length: rows.length,
    hashes: Uint32Array.from(rows.flatMap(([key, stamp]) => [key ?? 0, 0, 1, stamp, 9])),
    nullKeys: Uint8Array.from(rows, ([key]) => (key === undefined ? 1 : 0)),
    decode: () => {
      throw new Error('nothing is decoded here');
    },
  };
}

/** A gate with keys that were delivered with a stamp. */
function gateOf(known: Readonly<Record<number, { readonly stamp: number; readonly flags: number }>>): Gate {
  const gate = createGate({ expected: 10 });
  for (const [key, { stamp, flags }] of Object.entries(known))
    gate.setStamp(gate.add(Number(key), 0, 1, flags), stamp, 9);
  return gate;
}

function missed(row: number, key: number, stamp: number, different: Partial<MissedRow> = {}): MissedRow {
  const stampText = `${stamp.toString(16).padStart(8, '0')}00000009`;
  return {
    row,
    hash: keyHashBytes(key, 0, 1),
    stamp: stampText,
    inLedger: true,
    attempted: false,
    ...different,
  };
}

const { owned, attempt, away } = gateFlags;
const nothing = { missed: [], nullKeys: [], repeated: [], settled: [] };

function sorted(gate: Gate, rows: readonly SampleRow[], only?: readonly [number, number, number]): unknown {
  const report = new ReportBuilder();
  const batch = sortBatch(batchOf(rows), { gate, report, ...(only ? { only } : {}) });
  const { read, unchanged, held } = report.rows;
  return { ...batch, read, unchanged, held };
}

it('passes rows whose stamp is known, and misses others', () => {
  const gate = gateOf({ 1: { stamp: 11, flags: owned }, 2: { stamp: 22, flags: owned } });
  expect(
    sorted(gate, [
      [1, 11],
      [2, 23],
      [3, 33],
    ]),
  ).toEqual({
    ...nothing,
    missed: [missed(1, 2, 23), missed(2, 3, 33, { inLedger: false })],
    read: 3,
    unchanged: 1,
    held: 0,
  });
  expect(hashWords).toBe(5);
});

it('looks again at what left the model, though its row is the same', () => {
  const gate = gateOf({ 1: { stamp: 11, flags: away } });
  expect(sorted(gate, [[1, 11]])).toEqual({
    ...nothing,
    missed: [missed(0, 1, 11)],
    read: 1,
    unchanged: 0,
    held: 0,
  });
});

it('tells of rows without a key, which nobody is to find in the gate', () => {
  const gate = gateOf({});
  expect([
    sorted(gate, [
      [undefined, 1],
      [undefined, 1],
    ]),
    gate.size,
  ]).toEqual([{ ...nothing, nullKeys: [0, 1], read: 2, unchanged: 0, held: 0 }, 0]);
});

it('tells of second and later rows of a key, also in another batch', () => {
  const gate = gateOf({ 1: { stamp: 11, flags: owned } });
  const first = sorted(gate, [
    [1, 11],
    [1, 11],
    [4, 44],
  ]);
  expect(first).toEqual({
    missed: [missed(2, 4, 44, { inLedger: false })],
    nullKeys: [],
    repeated: [missed(1, 1, 11)],
    settled: [],
    read: 3,
    unchanged: 1,
    held: 0,
  });
  expect(sorted(gate, [[4, 45]])).toEqual({
    ...nothing,
    repeated: [missed(0, 4, 45, { inLedger: false })],
    read: 1,
    unchanged: 0,
    held: 0,
  });
});

it('ends the attempt of a row that is as it was delivered', () => {
  const gate = gateOf({ 1: { stamp: 11, flags: owned | attempt }, 2: { stamp: 22, flags: owned | attempt } });
  expect(
    sorted(gate, [
      [1, 11],
      [2, 23],
    ]),
  ).toEqual({
    ...nothing,
    settled: [keyHashBytes(1, 0, 1)],
    missed: [missed(1, 2, 23, { attempted: true })],
    read: 2,
    unchanged: 1,
    held: 0,
  });
});

it('takes only the key that was asked for', () => {
  const gate = gateOf({ 1: { stamp: 11, flags: owned } });
  const rows: readonly SampleRow[] = [
    [1, 11],
    [undefined, 1],
    [2, 22],
    [3, 33],
  ];
  expect([sorted(gate, rows, [2, 0, 1]), gate.size]).toEqual([
    { ...nothing, missed: [missed(2, 2, 22, { inLedger: false })], read: 1, unchanged: 0, held: 0 },
    2,
  ]);
});
