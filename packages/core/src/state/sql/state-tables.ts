import type { Generated } from 'kysely';

/** The rows of the state, as `schema.ts` makes them. Times are milliseconds since 1970 UTC. */
export interface StateTables {
  /** The formats that this state went through; the highest is the present one. */
  state_formats: { format: number; since_ms: number };
  /** Texts that many rows share: prefixes of store ids, lists of field names. */
  texts: { id: Generated<number>; text: string };
  ledgers: {
    id: Generated<number>;
    sync: string;
    destination: string;
    object: string;
    nonce: string;
    sequence: number;
    owned: number;
    image_nonce: string | null;
    image_sequence: number | null;
    first_run_at: number | null;
  };
  /** Rows keep their place for life, so that an update touches one page; the hash and store ids are found by index. */
  entries: {
    id: Generated<number>;
    ledger: number;
    sequence: number;
    hash: Uint8Array;
    /** A number of `codes.ts`, as are `removal`, `kind`, `outcome`, `phase` and `role`. */
    presence: number;
    removal: number | null;
    key: string | null;
    /** With `store_number` or `store_text`, the three parts of `StoreIdParts`. */
    store_prefix: number | null;
    store_number: number | null;
    store_text: string | null;
    fields: Uint8Array;
  };
  forgotten: { ledger: number; hash: Uint8Array; sequence: number };
  runs: {
    id: Generated<number>;
    ledger: number;
    sync: string;
    started_at: number;
    ended_at: number | null;
    status: string;
    exit_code: number | null;
    report: string | null;
  };
  /** Holds row values; a run's rows go when it is settled. */
  spool: { run: number; change: number; hash: Uint8Array; payload: string };
  spool_phases: { run: number; phase: number; change: number };
  spool_prints: { run: number; role: number; print: Uint8Array; change: number };
  /** Open intents only; holds row values. */
  intents: {
    number: Generated<number>;
    id: string;
    run: number;
    sent_at: number;
    body: string;
    operations: string;
  };
  /** Only appended to; no index by key: a key's outcomes are asked for by people, and found by a scan. */
  outcomes: {
    run: number;
    change: number;
    hash: Uint8Array;
    key: string | null;
    kind: number;
    outcome: number;
    /** A text: the JSON list of field names. */
    fields: number;
    store_prefix: number | null;
    store_number: number | null;
    store_text: string | null;
    reason: string | null;
    at: number;
  };
  attempts: {
    ledger: number;
    hash: Uint8Array;
    key: string | null;
    stamp: string;
    outcome: number;
    reason: string;
    refusal_class: string | null;
    next_at: number | null;
    tries: number;
    first_at: number;
    last_at: number;
  };
  calls: {
    number: Generated<number>;
    run: number;
    intent: string | null;
    name: string;
    kind: string;
    operations: number;
    attempts: number;
    requested_points: number | null;
    actual_points: number | null;
    started_at: number;
    took_ms: number;
    status: string;
    request_id: string | null;
  };
}
