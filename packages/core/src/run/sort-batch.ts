import { gateFlags, type Gate } from '../ledger/gate.ts';
import { hashWords, keyHashBytes } from '../rows/key.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { ReportBuilder } from '../report/report-builder.ts';
import { stampText } from './open-gate.ts';

/** A row that the gate could not pass: it has to be decoded. */
export interface MissedRow {
  readonly row: number;
  readonly hash: Uint8Array;
  readonly stamp: string;
  /** Whether the ledger may know the key, and whether it has an attempt. */
  readonly inLedger: boolean;
  readonly attempted: boolean;
}

/** What the gate made of a batch. Rows are counted as read; unchanged ones are done with. */
export interface SortedBatch {
  readonly missed: readonly MissedRow[];
  readonly nullKeys: readonly number[];
  /** Second and later rows of a key. */
  readonly repeated: readonly MissedRow[];
  /** Rows that are unchanged, but whose key has an attempt that is thereby over. */
  readonly settled: readonly Uint8Array[];
}

export interface SortOptions {
  readonly gate: Gate;
  readonly report: ReportBuilder;
  /** The words of the only key that counts. */
  readonly only?: readonly [number, number, number];
}

/** The hot path: every row of every run comes by here, undecoded, and 99 % of them go no further. */
// oxlint-disable-next-line max-lines-per-function -- the one loop that runs for every row; a call a row costs more than it explains
export function sortBatch(batch: RowBatch, { gate, report, only }: SortOptions): SortedBatch {
  const missed: MissedRow[] = [];
  const repeated: MissedRow[] = [];
  const nullKeys: number[] = [];
  const settled: Uint8Array[] = [];
  const { hashes, length } = batch;
  const stops = gateFlags.attempt | gateFlags.tentative | gateFlags.away;
  let unchanged = 0;
  let read = 0;
  for (let row = 0, at = 0; row < length; row += 1, at += hashWords) {
    if (batch.nullKeys[row] === 1) {
      if (only === undefined) nullKeys.push(row);
      continue;
    }
    const key0 = hashes[at] ?? 0;
    const key1 = hashes[at + 1] ?? 0;
    const key2 = hashes[at + 2] ?? 0;
    if (only !== undefined && (key0 !== only[0] || key1 !== only[1] || key2 !== only[2])) continue;
    read += 1;
    if (gate.pass(hashes, at)) {
      unchanged += 1;
      continue;
    }
    let slot = gate.find(key0, key1, key2);
    if (slot < 0) slot = gate.add(key0, key1, key2, gateFlags.tentative);
    const flags = gate.flags(slot);
    const stamp3 = hashes[at + 3] ?? 0;
    const stamp4 = hashes[at + 4] ?? 0;
    if ((flags & (stops | gateFlags.seen)) === gateFlags.attempt && gate.hasStamp(slot, stamp3, stamp4)) {
      settled.push(keyHashBytes(key0, key1, key2));
      gate.setFlags(slot, (flags | gateFlags.seen) & ~gateFlags.attempt);
      unchanged += 1;
      continue;
    }
    const miss: MissedRow = {
      row,
      hash: keyHashBytes(key0, key1, key2),
      stamp: stampText(stamp3, stamp4),
      inLedger: (flags & gateFlags.tentative) === 0,
      attempted: (flags & gateFlags.attempt) !== 0,
    };
    if ((flags & gateFlags.seen) === 0) {
      gate.setFlags(slot, flags | gateFlags.seen);
      missed.push(miss);
    } else {
      gate.setFlags(slot, flags | gateFlags.twice);
      repeated.push(miss);
    }
  }
  report.rows.read += read + nullKeys.length;
  report.countRow('unchanged', unchanged);
  return { missed, nullKeys, repeated, settled };
}
