import type { Reason, RefusalClass } from '../outcome/outcome.ts';
import type { FieldValue } from './object-definition.ts';

/** A field that an operation carries. Delivered, its fingerprint enters the ledger. */
export interface CarriedField {
  readonly field: string;
  /** For lists: the entries that are ours once the operation is applied (added by us now or before, and still wanted). */
  readonly owned?: readonly FieldValue[];
}

/**
 * One mutation to be, for one change. Pure data and deterministic: the same changes and the same observations give the
 * same operations, byte for byte.
 */
export interface Operation {
  /** `<change id>.<number>`, unique in the run. */
  readonly id: string;
  readonly change: number;
  /** The mutation's name (`customerUpdate`). */
  readonly mutation: string;
  /** The mutation's variables. */
  readonly variables: Readonly<Record<string, FieldValue>>;
  /** Whether it makes a thing that may not be made twice. */
  readonly creates: boolean;
  /** Whether it takes the thing away (delete): afterwards the ledger has no thing. */
  readonly removes: boolean;
  readonly carries: readonly CarriedField[];
  /** What it will cost alone, in points of the store's rate limit. */
  readonly costPoints: number;
}

/** What the plan makes of one decided change. */
export interface PlannedChange {
  readonly change: number;
  /** In the order in which they must be applied. May be empty. */
  readonly operations: readonly Operation[];
  /** Fields that are in the store already as wanted, or that `when` leaves alone: recorded without a call. */
  readonly settled: readonly CarriedField[];
  /** Set when the plan holds the change back; it then has no operations. */
  readonly held?: Reason;
}

/** Why the store refused an operation. */
export interface Refusal extends Reason {
  readonly class: RefusalClass;
}

/**
 * What became of one operation.
 *
 * - `delivered` applied; `storeId` is the thing's id
 * - `refused` the store said no; `refusal` says why. `storeId` may still have been learnt
 * - `taken` a create was refused because the thing exists by now: to be matched once more
 * - `gone` the thing is no longer in the store
 * - `uncertain` sent, effect unknown; its call's intent stays open
 * - `not_sent` the run ended first
 */
export interface OperationOutcome {
  readonly operation: string;
  readonly change: number;
  readonly kind: 'delivered' | 'refused' | 'taken' | 'gone' | 'uncertain' | 'not_sent';
  readonly storeId?: string;
  readonly refusal?: Refusal;
}

/** One HTTP request about to leave: written to disk before it does. */
export interface CallIntent {
  /** Unique in the state (a UUID). */
  readonly id: string;
  readonly operations: readonly Operation[];
  /** The exact body, and whatever the destination needs to settle it. Holds row values. */
  readonly body: string;
  readonly sentAtMs: number;
}

/** One finished HTTP request, for the journal of calls: no variables, no values. */
export interface CallRecord {
  readonly intent?: string;
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly operations: number;
  readonly attempts: number;
  readonly requestedPoints?: number;
  readonly actualPoints?: number;
  readonly startedAtMs: number;
  readonly tookMs: number;
  readonly status: 'ok' | 'refused' | 'lost' | 'failed';
  readonly requestId?: string;
}
