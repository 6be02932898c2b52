import type { Change, DecidedChange, Fingerprint } from './change.ts';
import type { FieldValue, ObjectCatalogue, RemovalKind } from './object-definition.ts';
import type { CallIntent, CallRecord, OperationOutcome, PlannedChange } from './operation.ts';

/** What a sync writes, for `check` and for the scopes that it needs. */
export interface SyncNeeds {
  readonly object: string;
  readonly fields: readonly string[];
  /** Fields and metafields that things are matched by. */
  readonly matchFields: readonly string[];
  readonly writes: boolean;
  readonly removal: RemovalKind;
  /** Metafield types that the mapping names, by field. */
  readonly metafieldTypes: Readonly<Record<string, string>>;
}

/** What `check` found about the store. */
export interface DestinationReport {
  readonly name: string;
  readonly domain: string;
  readonly currency: string;
  readonly plan: string;
  readonly apiVersion: string;
  readonly restorePointsPerSecond: number;
  /** Scopes that the needs ask for and the token lacks. */
  readonly missingScopes: readonly string[];
  /** Other problems, one sentence each (a custom id without a metafield definition of type id, a type that differs). */
  readonly problems: readonly string[];
}

/**
 * Where the thing of a change is.
 *
 * - `found` by its remembered id (`rule` absent), or by a match rule. A remembered id that
 *   needs no look is `found` too · `missing` no rule hit · `gone` the remembered id is no longer in the store
 * - `ambiguous` two rules or values hit different things · `unmatchable` no id and every rule's value is null
 */
export type Sighting =
  | { readonly kind: 'found'; readonly storeId: string; readonly rule?: number }
  | { readonly kind: 'missing' | 'gone' | 'unmatchable' }
  | { readonly kind: 'ambiguous'; readonly storeIds: readonly string[] };

/** What was read of the store for a list of changes. Plain data: can be saved with a plan. */
export interface Observations {
  /** One for every change that was asked about, by change id. */
  readonly sightings: ReadonlyMap<number, Sighting>;
  /** The present values that the plan needs, by the store's id; the destination's own form. */
  readonly present: ReadonlyMap<string, unknown>;
}

export interface ObserveRequest {
  readonly object: string;
  readonly changes: readonly Change[];
  /** Told of every call that ended, for the journal. */
  readonly called?: (call: CallRecord) => void;
  readonly signal?: AbortSignal;
}

/** What a plan may use besides the changes and the observations. Pure. */
export interface PlanContext {
  readonly object: string;
  /** The keyed fingerprint of a list entry, as it stands in `FieldChange.ours`. */
  readonly fingerprint: (field: string, entry: FieldValue) => Fingerprint;
}

/** What `apply` and `settle` need from the run. */
export interface ApplyContext {
  readonly object: string;
  /** Puts an intent on disk; the call may leave only after the promise resolves. */
  readonly intend: (intent: CallIntent) => Promise<void>;
  /** Told of every call that ended, for the journal and for progress. */
  readonly called: (call: CallRecord) => void;
  /** Aborted: calls in flight are finished, nothing new is sent, the rest is `not_sent`. */
  readonly signal?: AbortSignal;
}

/** Points and time that operations will take, from what is known of the bucket. */
export interface Estimate {
  readonly calls: number;
  readonly points: number;
  readonly seconds: number;
}

/**
 * A connection to one store. Made by the adapter's `createX`, which does no I/O.
 *
 * Implementations must
 * - throw only `BackstockError` with a `STORE.*` code when a call or the run must stop; a refusal of the store is an outcome;
 * - never put a secret or a row's value into an error;
 * - take time and randomness only from what they were made with.
 */
export interface Destination {
  /** `shopify`, `memory`: for messages. */
  readonly type: string;
  readonly objects: ObjectCatalogue;
  /** What a refusal may depend on besides the row (the API version): when it changes, refused rows are tried again. */
  readonly version: string;

  /** Proves that the token works and that the needs of each sync can be met. Called by `check` and before the first write. */
  check(needs: readonly SyncNeeds[], signal?: AbortSignal): Promise<DestinationReport>;

  /**
   * The only reader of the store. Finds the thing of each change (its remembered id, else its rules in order) and reads
   * the values that a plan of it needs. A remembered id is read only where the plan needs present values.
   */
  observe(request: ObserveRequest): Promise<Observations>;

  /** Pure and deterministic: no network, no clock. One `PlannedChange` for each decided change, in the same order. */
  plan(
    changes: readonly DecidedChange[],
    observations: Observations,
    context: PlanContext,
  ): readonly PlannedChange[];

  /**
   * How many calls, points and seconds operations take, all that goes before them included. Pure but for what was learnt
   * of the bucket.
   */
  estimate(operations: readonly PlannedChange[], before?: Pick<Estimate, 'calls' | 'points'>): Estimate;

  /**
   * Applies operations: packs them into calls, tells the intent of each before it leaves, and yields outcomes as they
   * become known, exactly one for each operation. Operations of one change keep their order; after one that is `taken`,
   * `gone` or `uncertain`, or a create that is not `delivered`, the later ones of that change are `not_sent`.
   * A lost reply is settled here (repeated with the same bytes where that is safe, else read back) before its outcome is told.
   */
  apply(planned: readonly PlannedChange[], context: ApplyContext): AsyncIterable<readonly OperationOutcome[]>;

  /**
   * Finds out what became of calls whose replies were lost with the process that sent them: one outcome for each of
   * their operations. Called at the start of a run, before anything else is sent. `not_sent` here means: never applied.
   */
  settle(
    intents: readonly CallIntent[],
    context: Omit<ApplyContext, 'intend'>,
  ): AsyncIterable<readonly OperationOutcome[]>;

  close(): Promise<void>;
}
