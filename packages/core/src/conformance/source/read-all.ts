import { hashWords, type RowSeeds } from '../../rows/key.ts';
import type { RowBatch } from '../../rows/row-batch.ts';
import type { Row } from '../../rows/value.ts';
import type { ReadRequest, Relation, Source } from '../../source/source.ts';

export const seeds: RowSeeds = {
  key: Uint32Array.of(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344),
  stamp: Uint32Array.of(0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89),
};

/** A row with everything that its batch said of it; hashes as hexadecimal text. */
export interface SeenRow {
  readonly key: string;
  readonly stamp: string;
  readonly nullKey: boolean;
  readonly row: Row;
}

export interface SeenRead {
  readonly rows: readonly SeenRow[];
  readonly receipts: readonly number[];
}

/** A request for `columns` of a relation, with the key `id` unless another is named. */
export function requestFor(
  relation: Relation,
  columns: readonly string[],
  more: Partial<ReadRequest> = {},
): ReadRequest {
  return { relation, keyColumns: ['id'], columns, seeds, ...more };
}

/** Reads to the end, and makes sure that nothing comes after the receipt. Rows are copied while they are valid. */
export async function readAll(source: Source, request: ReadRequest): Promise<SeenRead> {
  const rows: SeenRow[] = [];
  const receipts: number[] = [];
  for await (const item of source.read(request)) {
    if (receipts.length > 0) throw new Error(`A ${item.kind} came after the receipt`);
    if (item.kind === 'receipt') receipts.push(item.rows);
    else rows.push(...seenRows(item));
  }
  return { rows, receipts };
}

/** The rows of a read in the order of their first value, an integer: a source may give them in any order. */
export function rowsById(read: SeenRead): readonly Row[] {
  return read.rows.map((seen) => seen.row).toSorted((a, b) => Number(a[0]) - Number(b[0]));
}

function seenRows(batch: RowBatch): readonly SeenRow[] {
  if (batch.length === 0) throw new Error('A batch has at least one row');
  return Array.from({ length: batch.length }, (_, row) => seenRow(batch, row));
}

function seenRow(batch: RowBatch, row: number): SeenRow {
  const at = row * hashWords;
  return {
    key: wordsText(batch.hashes, at, at + 3),
    stamp: wordsText(batch.hashes, at + 3, at + 5),
    nullKey: batch.nullKeys[row] === 1,
    row: batch.decode(row),
  };
}

/** The text of hash words, comparable with `keyHashText`. */
function wordsText(words: Uint32Array, start: number, end: number): string {
  if (words.length < end) throw new Error('The batch has fewer hash words than its rows need');
  return Array.from(words.subarray(start, end), (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The hash that core's `keyHash` gave, in the same text form. */
export function keyHashText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return wordsText(
    Uint32Array.of(view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)),
    0,
    3,
  );
}
