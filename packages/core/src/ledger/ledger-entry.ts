import type { Fingerprint } from '../destination/change.ts';
import type { RemovalKind } from '../destination/object-definition.ts';

/** A field as it was last delivered: never the value, only keyed fingerprints. */
export interface DeliveredField {
  /** Of the value as it was sent; of null where it was cleared. */
  readonly fingerprint: Fingerprint;
  /** For lists: of the entries that are ours. For unique fields: of the value's normal form. */
  readonly prints?: readonly Fingerprint[];
}

/**
 * Where a key stands.
 *
 * - `owned` its thing was delivered, and the key was in the model when last read
 * - `left` the key left the model where `on_removed` does not act; the thing is still owned
 * - `removed` `on_removed` acted; a return is restored or ignored
 * - `remembered` an insert found the thing there; never written, never sent again
 * - `known` the store's id was learnt, but nothing was delivered yet; not owned
 */
export type Presence = 'owned' | 'left' | 'removed' | 'remembered' | 'known';

/** What the ledger keeps of one key. */
export interface LedgerEntry {
  /** 96-bit keyed hash of the key, 12 bytes. */
  readonly hash: Uint8Array;
  /** Absent where the key is personal data. */
  readonly key?: string;
  readonly storeId?: string;
  readonly presence: Presence;
  readonly fields: ReadonlyMap<string, DeliveredField>;
  /** What was done when the key left. */
  readonly removal?: RemovalKind;
  /** Grows with every write of the ledger; given by the store. */
  readonly sequence: number;
}
