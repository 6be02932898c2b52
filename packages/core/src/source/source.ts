import type { RowSeeds } from '../rows/key.ts';
import type { ReadReceipt, RowBatch } from '../rows/row-batch.ts';
import type { Column } from '../rows/value.ts';

/** What is read: a query, or a table by its name parts (`['marts', 'loyalty']`), which the source quotes. */
export type Relation =
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'table'; readonly name: readonly string[] };

/** One read of a model: `select <key columns>, <columns>[, (<predicate>) is true] from (<relation>) m`. */
export interface ReadRequest {
  readonly relation: Relation;
  /** Exact names, as `describe` gave them. The source quotes them. */
  readonly keyColumns: readonly string[];
  /** Exact names of the other columns, in the order in which `decode` gives them. May be empty. */
  readonly columns: readonly string[];
  /** A SQL predicate of the user's, in the source's dialect; gives one more boolean at the end of each row. */
  readonly predicate?: string;
  readonly seeds: RowSeeds;
  readonly signal?: AbortSignal;
}

/** How a source works, as data. */
export interface SourceCapabilities {
  /** Whether stamps are made of raw bytes of the wire or of decoded text cells. */
  readonly stamps: 'bytes' | 'cells';
  /** What else gives the stamp its meaning (session settings, wire format version): an edit makes every stamp miss. */
  readonly stampEpoch: string;
}

/**
 * A connection to a warehouse or database. Made by the adapter's `createX`, which does no I/O.
 *
 * Implementations must
 * - throw only `BackstockError` with a `SOURCE.*` or `MODEL.*` code, classified from the driver's codes, never from text;
 * - never put a secret or a row's value into an error;
 * - read in a read-only transaction (where the database has them), with every session setting pinned that could change
 *   the bytes of a row.
 */
export interface Source {
  /** `postgres`, `duckdb`, …: for messages. */
  readonly type: string;
  readonly capabilities: SourceCapabilities;

  /** Connects and proves that queries can run. Called by `check`. */
  check(signal?: AbortSignal): Promise<void>;

  /** The columns of a relation, without reading its rows. Called once before each read. */
  describe(relation: Relation, signal?: AbortSignal): Promise<readonly Column[]>;

  /**
   * Reads the model once: batches, then exactly one receipt as the last item. Ending without a receipt, or throwing,
   * means that the read is incomplete. Leaving the loop early cancels the query. One batch is in memory at a time.
   */
  read(request: ReadRequest): AsyncIterable<RowBatch | ReadReceipt>;

  /** Ends every connection. Safe to call twice. */
  close(): Promise<void>;
}
