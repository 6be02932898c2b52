import type { CallIntent, CallRecord } from '../destination/operation.ts';
import type { SpooledChange, SpoolPhase } from '../changeset/spooled-change.ts';
import type { ChangeKind, Fingerprint } from '../destination/change.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { LedgerAdvance } from '../ledger/advance.ts';
import type { OutcomeKind, Reason, RefusalClass } from '../outcome/outcome.ts';

/** What makes a ledger the one that it is: one sync's view of one store. */
export interface LedgerIdentity {
  readonly sync: string;
  readonly destination: string;
  readonly object: string;
}

export interface LedgerInfo {
  readonly id: number;
  /** Random, made with the ledger. */
  readonly nonce: string;
  /** The highest sequence number that was given so far; 0 in a new ledger. */
  readonly sequence: number;
  /** The nonce of the gate image that fits this state, and the sequence number that it was written at. */
  readonly image?: { readonly nonce: string; readonly sequence: number };
  readonly owned: number;
  /** When the first run ended; absent before. */
  readonly firstRunAtMs?: number;
}

export type { SpooledChange, SpoolPhase } from '../changeset/spooled-change.ts';

/** The most partners that `sharedPrints` names for one change and one fingerprint: n changes with one value make no n² pairs. */
export const maxPartners = 8;

/** Changes of one run that share a fingerprint. */
export interface SharedPrint {
  readonly print: Fingerprint;
  readonly left: number;
  readonly right: number;
}

/** A thing that was not delivered, and when it is tried again. */
export interface Attempt {
  readonly hash: Uint8Array;
  readonly key?: string;
  /** The stamp of the row that was tried: another one is tried at once. */
  readonly stamp: string;
  readonly outcome: OutcomeKind;
  readonly reason: Reason;
  readonly refusalClass?: RefusalClass;
  /** Absent: not by time. 0: in every run. */
  readonly nextAtMs?: number;
  readonly tries: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
}

/** What became of one change, for the account of its run. */
export interface OutcomeRecord {
  readonly change: number;
  readonly hash: Uint8Array;
  readonly key?: string;
  readonly kind: ChangeKind;
  readonly outcome: OutcomeKind;
  readonly fields: readonly string[];
  readonly storeId?: string;
  readonly reason?: Reason;
  readonly atMs: number;
}

/** One group commit: everything in it is on disk together, or nothing of it. */
export interface Recording {
  readonly advances?: readonly LedgerAdvance[];
  readonly outcomes?: readonly OutcomeRecord[];
  /** Written, replacing an earlier attempt of the same key. */
  readonly attempts?: readonly Attempt[];
  /** Keys whose attempt is over. */
  readonly settledAttempts?: readonly Uint8Array[];
  /** Intents whose operations all have their outcome. */
  readonly closedIntents?: readonly string[];
  readonly calls?: readonly CallRecord[];
  /** Changes that go to another phase. */
  readonly moves?: readonly { readonly change: number; readonly phase: SpoolPhase }[];
}

/** An intent whose outcome is not recorded, with the changes that it was sent for. */
export interface OpenIntent {
  readonly run: number;
  readonly intent: CallIntent;
  readonly changes: readonly SpooledChange[];
}

/** A run as it stands in the state. */
export interface StoredRun {
  readonly id: number;
  readonly sync: string;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  /** `running` after its process died too, until the next run of the sync settles it. */
  readonly status: 'running' | 'ok' | 'attention' | 'stopped' | 'failed' | 'interrupted';
  readonly exitCode?: number;
  /** The report as JSON, once it ended. */
  readonly report?: string;
}

/**
 * The transactional store that holds the truth: runs, spool, intents, outcomes, ledger, attempts, calls. Every promise
 * resolves only after what it says is durable. `Run` ids and change ids are integers.
 *
 * Implementations must
 * - make each method one transaction, durable when its promise resolves (fsync);
 * - keep files at mode 0600, folders at 0700;
 * - throw `BackstockError` with a `STATE.*` code; a state of a newer format is refused, an older one migrated forward.
 */
export interface StateStore {
  /** Opens a sync's ledger, making it when there is none. */
  openLedger(identity: LedgerIdentity): Promise<LedgerInfo>;

  /** Begins a run of a sync; refuses with RUN.ALREADY_RUNNING while another process runs it. Runs of dead processes become `interrupted`. */
  beginRun(ledger: number, startedAtMs: number): Promise<number>;
  /** Ends it: the report is kept, its spool and closed intents go (the spool of a run with open intents stays). */
  endRun(
    run: number,
    end: {
      readonly endedAtMs: number;
      readonly status: StoredRun['status'];
      readonly exitCode: number;
      readonly report: string;
    },
  ): Promise<void>;
  /** Runs of a sync, newest first. */
  readRuns(sync: string, limit: number): Promise<readonly StoredRun[]>;

  /** Entries by key hash, in the order asked; undefined where there is none. */
  readEntries(ledger: number, hashes: readonly Uint8Array[]): Promise<readonly (LedgerEntry | undefined)[]>;
  /** The entries that hold these store ids. */
  readOwners(ledger: number, storeIds: readonly string[]): Promise<ReadonlyMap<string, LedgerEntry>>;
  /** Entries with a sequence above `after`, in no special order, in bounded slices. */
  scanEntries(ledger: number, after: number): AsyncIterable<readonly LedgerEntry[]>;
  /** Key hashes that were forgotten with a sequence above `after`. */
  scanForgotten(ledger: number, after: number): AsyncIterable<readonly Uint8Array[]>;
  /** Says that a gate image with this nonce fits the ledger up to `sequence`. */
  recordImage(ledger: number, image: { readonly nonce: string; readonly sequence: number }): Promise<void>;
  countOwned(ledger: number): Promise<number>;
  /** How many things were removed by runs since `sinceMs`. */
  countRemovedSince(ledger: number, sinceMs: number): Promise<number>;

  spool(run: number, changes: readonly SpooledChange[]): Promise<void>;
  /** Changes of a phase with an id above `after`, in the order of their ids. */
  readSpool(
    run: number,
    query: { readonly phase: SpoolPhase; readonly after: number; readonly limit: number },
  ): Promise<readonly SpooledChange[]>;
  readSpooled(run: number, changes: readonly number[]): Promise<readonly SpooledChange[]>;
  countSpool(run: number): Promise<Readonly<Record<SpoolPhase, number>>>;
  /**
   * Pairs of different changes of which `left` has a print in role `left` and `right` the same one in role `right`, in the
   * order of `left`. Every change that has a partner is in a pair as `left`; of its partners those with the lowest ids,
   * `maxPartners` at most.
   */
  sharedPrints(
    run: number,
    left: 'match' | 'takes',
    right: 'match' | 'gives',
  ): Promise<readonly SharedPrint[]>;
  /** The changes of a key, by its hash. */
  spooledFor(run: number, hash: Uint8Array): Promise<readonly SpooledChange[]>;

  intend(run: number, intents: readonly CallIntent[]): Promise<void>;
  /** Intents of any run of the ledger whose outcome is unknown, oldest first. */
  openIntents(ledger: number): Promise<readonly OpenIntent[]>;
  record(run: number, recording: Recording): Promise<void>;

  readAttempts(ledger: number, hashes: readonly Uint8Array[]): Promise<readonly (Attempt | undefined)[]>;
  scanAttempts(ledger: number): AsyncIterable<readonly Attempt[]>;
  /** The outcomes of a key in earlier runs, newest first. */
  readOutcomes(
    ledger: number,
    hash: Uint8Array,
    limit: number,
  ): Promise<readonly (OutcomeRecord & { readonly run: number })[]>;
  /** The undelivered outcomes of a run, in the order of their changes. */
  readRunOutcomes(run: number, limit: number): Promise<readonly OutcomeRecord[]>;

  close(): Promise<void>;
}
