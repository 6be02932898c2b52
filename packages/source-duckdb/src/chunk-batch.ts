import {
  BackstockError,
  hashBytes,
  hashWords,
  valueText,
  type Row,
  type RowBatch,
  type RowSeeds,
  type Value,
} from '@backstock/core';
import type { ColumnCodec } from './column-codec.ts';
import { DuckDBBlobValue, type DuckDBDataChunk, type DuckDBVector } from './driver.ts';
import type { ReadQuery } from './read-query.ts';

interface BoundColumn {
  readonly codec: ColumnCodec;
  readonly vector: DuckDBVector;
}

const encoder = new TextEncoder();

/** Turns the chunks of one read into batches. The arrays of hashes are used again for each batch. */
export class ChunkHasher {
  readonly #query: ReadQuery;
  readonly #seeds: RowSeeds;
  readonly #state = new Uint32Array(4);
  readonly #digest = new BigUint64Array(1);
  readonly #digestBytes = new Uint8Array(this.#digest.buffer);
  #hashes = new Uint32Array(0);
  #nullKeys = new Uint8Array(0);

  constructor(query: ReadQuery, seeds: RowSeeds) {
    this.#query = query;
    this.#seeds = seeds;
  }

  /** The rows of a chunk up to the end row; `ended` tells whether that was in it. */
  batch(chunk: DuckDBDataChunk): { readonly batch: RowBatch; readonly ended: boolean } {
    const columns = this.#query.columns.map((codec, i) => ({ codec, vector: chunk.getColumnVector(i) }));
    const digests = chunk.getColumnVector(columns.length);
    const last = chunk.rowCount - 1;
    const ended = digests.getItem(last) === null;
    const length = ended ? last : chunk.rowCount;
    this.#reserve(length);
    this.#hashKeys(columns.slice(0, this.#query.keyColumns), length);
    this.#hashDigests(digests, length);
    const decode = (row: number): Row => columns.map((column) => readValue(column, row));
    return {
      batch: { kind: 'batch', length, hashes: this.#hashes, nullKeys: this.#nullKeys, decode },
      ended,
    };
  }

  #reserve(length: number): void {
    if (this.#nullKeys.length < length) {
      this.#hashes = new Uint32Array(length * hashWords);
      this.#nullKeys = new Uint8Array(length);
    }
    this.#nullKeys.fill(0);
  }

  #hashKeys(keys: readonly BoundColumn[], length: number): void {
    const state = this.#state;
    for (let row = 0; row < length; row += 1) {
      state.set(this.#seeds.key);
      for (const key of keys) {
        const bytes = keyBytes(key, row);
        if (bytes === null) this.#nullKeys[row] = 1;
        else hashBytes(bytes, 0, bytes.length, state);
      }
      const at = row * hashWords;
      this.#hashes[at] = state[0] ?? 0;
      this.#hashes[at + 1] = state[1] ?? 0;
      this.#hashes[at + 2] = state[2] ?? 0;
    }
  }

  #hashDigests(digests: DuckDBVector, length: number): void {
    const state = this.#state;
    for (let row = 0; row < length; row += 1) {
      const digest = digests.getItem(row);
      if (typeof digest !== 'bigint') throw outOfOrder();
      this.#digest[0] = digest;
      state.set(this.#seeds.stamp);
      hashBytes(this.#digestBytes, 0, 8, state);
      const at = row * hashWords;
      this.#hashes[at + 3] = state[0] ?? 0;
      this.#hashes[at + 4] = state[1] ?? 0;
    }
  }
}

function readValue({ codec, vector }: BoundColumn, row: number): Value {
  const item = vector.getItem(row);
  return item === null ? null : codec.read(item);
}

function keyBytes(column: BoundColumn, row: number): Uint8Array | null {
  if (column.codec.cellIsCanonical) {
    const item = column.vector.getItem(row);
    return item instanceof DuckDBBlobValue ? item.bytes : null;
  }
  const value = readValue(column, row);
  return value === null ? null : encoder.encode(valueText(value));
}

function outOfOrder(): BackstockError {
  return new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message:
      'DuckDB gave the rows in another order than the query asks for, so that their end is not certain',
    fix: 'This is a fault of Backstock: please report it with the query.',
  });
}
