import type { Kysely } from 'kysely';
import type { SchemaWords } from './schema-words.ts';
import type { StateTables } from './state-tables.ts';

export type SqlValue = null | number | string | Uint8Array;
export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * Statements inside one transaction. `query` is for the rare ones; the hot ones are given as portable SQL with `?` for
 * parameters and are prepared once for each text, so a text never holds a value.
 */
export interface SqlSession {
  readonly query: Kysely<StateTables>;
  all(sql: string, parameters: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** The first row for each list of parameters, in their order. */
  firstOfEach(
    sql: string,
    parameterLists: readonly (readonly SqlValue[])[],
  ): Promise<readonly (SqlRow | undefined)[]>;
  /** Runs the statement once for each list of parameters, in their order. */
  runEach(sql: string, parameterLists: readonly (readonly SqlValue[])[]): Promise<void>;
}

/**
 * A SQL database as the state needs it.
 *
 * Implementations must
 * - run one transaction at a time, in the order asked, and undo it wholly when its work throws;
 * - resolve `write` only when the transaction is on disk;
 * - throw a `BackstockError` with a `STATE.*` code for what the database says, and the work's own errors as they are.
 */
export interface SqlDatabase {
  /** What the database calls the types and table forms of the schema. */
  readonly words: SchemaWords;
  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Called after a transaction was undone, before the next one begins: whoever remembers what it wrote forgets it. */
  onRollback(listener: () => void): void;
  /** Gives back the space of deleted rows, so that nothing of them stays on disk. */
  reclaim(): Promise<void>;
  close(): Promise<void>;
}
