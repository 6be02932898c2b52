import { hashBytes, hashWords, valueText, type RowSeeds } from '@backstock/core';
import type { ColumnType } from '../types/column-type.ts';
import type { Arena } from './arena.ts';
import { unescapeBytes, unescapeCell } from './copy-text.ts';

const tab = 9;
const backslash = 92;
const upperN = 78;
const encoder = new TextEncoder();

/** Hashes of the rows of one arena at a time, in typed arrays that are reused. */
export interface RowHasher {
  readonly hashes: Uint32Array;
  readonly nullKeys: Uint8Array;
  hash(arena: Arena): void;
}

/** `keys` are the types of the key columns, which come first in each row. */
export function createRowHasher(keys: readonly ColumnType[], seeds: RowSeeds, maxRows: number): RowHasher {
  const hashes = new Uint32Array(maxRows * hashWords);
  const nullKeys = new Uint8Array(maxRows);
  const stampState = new Uint32Array(4);
  const keyHasher = createKeyHasher(keys, seeds);
  return {
    hashes,
    nullKeys,
    hash({ bytes, ends, rows }) {
      let start = 0;
      for (let row = 0; row < rows; row += 1) {
        const end = ends[row] ?? 0;
        const at = row * hashWords;
        nullKeys[row] = keyHasher.hash(bytes, start, end) ? 0 : 1;
        hashes[at] = keyHasher.state[0] ?? 0;
        hashes[at + 1] = keyHasher.state[1] ?? 0;
        hashes[at + 2] = keyHasher.state[2] ?? 0;
        stampState.set(seeds.stamp);
        hashBytes(bytes, start, end, stampState);
        hashes[at + 3] = stampState[0] ?? 0;
        hashes[at + 4] = stampState[1] ?? 0;
        start = end;
      }
    },
  };
}

interface KeyHasher {
  readonly state: Uint32Array;
  /** Leaves the key's hash in `state`; false when a part of the key is null. */
  hash(bytes: Uint8Array, start: number, end: number): boolean;
}

function createKeyHasher(keys: readonly ColumnType[], seeds: RowSeeds): KeyHasher {
  const state = new Uint32Array(4);
  let scratch = new Uint8Array(256);

  /** Cells with escapes, or whose canonical text is not the database's. */
  function hashSlowly(bytes: Uint8Array, start: number, end: number, type: ColumnType): void {
    if (type.sameText) {
      if (scratch.length < end - start) scratch = new Uint8Array((end - start) * 2);
      hashBytes(scratch, 0, unescapeBytes(bytes, start, end, scratch), state);
      return;
    }
    const cell = Buffer.from(bytes.buffer, start, end - start).toString('utf8');
    const text = encoder.encode(valueText(type.decode(unescapeCell(cell))));
    hashBytes(text, 0, text.length, state);
  }

  function hash(bytes: Uint8Array, start: number, end: number): boolean {
    state.set(seeds.key);
    let at = start;
    let complete = true;
    for (const type of keys) {
      const cellStart = at;
      let escaped = false;
      for (; at < end; at += 1) {
        const byte = bytes[at];
        if (byte === tab) break;
        if (byte === backslash) escaped = true;
      }
      if (!escaped && type.sameText) hashBytes(bytes, cellStart, at, state);
      else if (escaped && at - cellStart === 2 && bytes[cellStart + 1] === upperN) complete = false;
      else hashSlowly(bytes, cellStart, at, type);
      at += 1;
    }
    return complete;
  }

  return { state, hash };
}
