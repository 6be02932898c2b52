import type { Row } from './value.ts';

/**
 * A bounded slice of rows, undecoded: each row's key and stamp are known, its values are decoded only when asked.
 * Valid until the next item is taken from the read; nothing of it may be kept longer.
 *
 * Implementations must
 * - hash the key as `keyHash` does: over the UTF-8 of each key column's canonical text, one `hashBytes` call a part;
 * - hash the stamp over everything that the row holds (raw bytes, or length-prefixed text cells), so that rows that
 *   differ in any requested column differ in their stamps (64 bits);
 * - set `nullKeys[row]` to 1 where a key column is null (its hash words then mean nothing).
 */
export interface RowBatch {
  readonly kind: 'batch';
  /** Rows in the batch, at least 1. */
  readonly length: number;
  /** `hashWords` (5) words a row: key 0..2, stamp 3..4. At least `length * 5` long; later words mean nothing. */
  readonly hashes: Uint32Array;
  /** One byte a row: 1 where the key has a null. */
  readonly nullKeys: Uint8Array;
  /** The canonical values of a row: key columns, then the requested columns, then the predicate where one was asked. */
  decode(row: number): Row;
}

/** The end of a complete read. A read that ends without it was cut short. */
export interface ReadReceipt {
  readonly kind: 'receipt';
  /** Rows that the database says it sent. */
  readonly rows: number;
}
