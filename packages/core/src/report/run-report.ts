import type { LimitBreach } from '../changeset/limits.ts';
import type { Estimate } from '../destination/destination.ts';
import type { ChangeKind } from '../destination/change.ts';
import type { OutcomeKind, Reason } from '../outcome/outcome.ts';

/** Rows: read = unchanged + ignored + held + added + changed. */
export interface RowCounts {
  readonly read: number;
  readonly unchanged: number;
  readonly ignored: number;
  /** Held at reading: a null in the key, or a key that more than one row has. */
  readonly held: number;
  readonly added: number;
  readonly changed: number;
}

/** Things: added + changed + removed = the sum of the outcomes. */
export interface ThingCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly outcomes: Readonly<Record<OutcomeKind, number>>;
}

/** At most this many undelivered things are listed by name; all are counted, and `status` has the rest. */
export const mostListed = 100;

/** A change that was not delivered, for people. */
export interface ListedOutcome {
  readonly key: string;
  readonly kind: ChangeKind | 'row';
  readonly outcome: OutcomeKind;
  readonly reason?: Reason;
}

/** A thing, and the fields that are taken back. */
export interface ListedClear {
  readonly key: string;
  readonly fields: readonly string[];
}

export interface FieldCounts {
  readonly set: number;
  readonly cleared: number;
}

export interface CallCounts {
  readonly reads: number;
  readonly writes: number;
  readonly points: number;
  /** Requests beyond the first of each call. */
  readonly retries: number;
}

/** Why a run ended before its end. */
export interface RunStop {
  readonly code: string;
  readonly message: string;
  readonly why?: string;
  /** The next step. */
  readonly fix?: string;
}

/** The account of one run, or of one plan, in which every row is counted exactly once. */
export interface RunReport {
  readonly sync: string;
  readonly kind: 'run' | 'plan';
  readonly run: number;
  readonly mode: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly rows: RowCounts;
  readonly things: ThingCounts;
  /** Of the outcomes above: those carried over from earlier runs without a new try. */
  readonly carriedOver: Readonly<Partial<Record<OutcomeKind, number>>>;
  /** Keys that left the model while on_removed does nothing; in no sum. The first of them by name. */
  readonly left: number;
  readonly leftKeys: readonly string[];
  /** Operations of earlier runs whose lost replies were settled first. */
  readonly settled: number;
  readonly fields: Readonly<Record<string, FieldCounts>>;
  /** The first things of which a value is taken back because its column became null. */
  readonly clears: readonly ListedClear[];
  /** The first undelivered things, rows held at reading first. */
  readonly problems: readonly ListedOutcome[];
  readonly breaches: readonly LimitBreach[];
  readonly calls: CallCounts;
  /** Of a plan: what applying it takes. */
  readonly estimate?: Estimate;
  readonly stop?: RunStop;
  readonly status: 'ok' | 'attention' | 'stopped' | 'failed';
  readonly exitCode: number;
}
