import type { Change, ChangeKind, Fingerprint } from '../destination/change.ts';
import type { DeliveredField } from '../ledger/ledger-entry.ts';

/** The way of a change through its run. Phases are delivered in this order. */
export const spoolPhases = ['freeing', 'owners', 'newcomers', 'rematch', 'removals', 'done'] as const;
export type SpoolPhase = (typeof spoolPhases)[number];

/** A change as it waits for its turn, with what is needed to record it. Holds row values; gone when its run is settled. */
export interface SpooledChange {
  readonly change: Change;
  readonly hash: Uint8Array;
  /** Whether the key is personal data: then its text is never stored outside the spool. */
  readonly personal: boolean;
  /** Of the raw row, 16 hexadecimal digits: zeros where the row has to be compared again. Empty for removals. */
  readonly stamp: string;
  readonly kind: ChangeKind;
  readonly phase: SpoolPhase;
  /** What the ledger shall say of each field once it is delivered (list prints are added by the operation). */
  readonly delivered: ReadonlyMap<string, DeliveredField>;
  /**
   * Fingerprints of the values that this change matches by, takes or gives up: how changes of one run that meet in the
   * store find one another.
   */
  readonly prints: readonly { readonly role: 'match' | 'takes' | 'gives'; readonly print: Fingerprint }[];
}
