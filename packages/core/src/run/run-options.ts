import type { LimitCounts } from '../changeset/limits.ts';
import type { Destination } from '../destination/destination.ts';
import type { Fingerprinter } from '../ledger/fingerprint.ts';
import type { RunListener } from '../report/run-event.ts';
import type { Source } from '../source/source.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import type { StateStore } from '../state/state-store.ts';
import type { Clock } from '../time/clock.ts';

/** What a run of one sync needs. Sources, destinations and state are the caller's: a run closes none of them. */
export interface RunOptions {
  readonly spec: SyncSpec;
  readonly source: Source;
  readonly destination: Destination;
  readonly state: StateStore;
  /** Made from the project's secret key, which lies outside the state. */
  readonly fingerprinter: Fingerprinter;
  /** Where the gate's image is kept. Absent: none, and every run compares with the ledger row by row. */
  readonly gateImage?: string;
  /** Only this key (as `keyText` writes it): nothing is removed and no key counts as left. */
  readonly key?: string;
  /** At most this many changes; the rest is `not_sent`. Nothing is removed and no key counts as left. */
  readonly limit?: number;
  /** Exact numbers of limits that a person accepted. */
  readonly accept?: LimitCounts;
  /** Aborted: calls in flight are finished and recorded, the rest is `not_sent`. */
  readonly signal?: AbortSignal;
  readonly onEvent?: RunListener;
  /**
   * Called once the run has begun, before anything is read: the last look at whether it can go well (token, scopes). What
   * it throws ends the run as failed, with its account kept.
   */
  readonly prepare?: () => Promise<void>;
  readonly clock?: Clock;
  /** Random identifiers; injected in tests. Default: UUIDs. */
  readonly createId?: () => string;
}
