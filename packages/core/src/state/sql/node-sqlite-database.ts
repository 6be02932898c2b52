import type { Kysely } from 'kysely';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { BackstockError } from '../../errors/backstock-error.ts';
import { createKysely } from './kysely-on-node-sqlite.ts';
import type { SchemaWords } from './schema-words.ts';
import type { SqlDatabase, SqlRow, SqlSession, SqlValue } from './sql-database.ts';
import { toStateError } from './sqlite-errors.ts';
import { sqliteWords } from './sqlite-words.ts';
import type { StateTables } from './state-tables.ts';

/** Pages that one step of `reclaim` gives back; between steps others get their turn. */
const reclaimPages = 4000;

/** The `SqlDatabase` of a connection of `node:sqlite`. Statements run at once, on the calling thread. */
export class NodeSqliteDatabase implements SqlDatabase, SqlSession {
  readonly words: SchemaWords = sqliteWords;
  readonly query: Kysely<StateTables>;
  readonly #connection: DatabaseSync;
  readonly #name: string;
  readonly #statements = new Map<string, StatementSync>();
  readonly #rollbackListeners: (() => void)[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: DatabaseSync, name: string) {
    this.#connection = connection;
    this.#name = name;
    this.query = createKysely(connection);
  }

  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#transaction('begin', work));
  }

  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#transaction('begin immediate', work));
  }

  onRollback(listener: () => void): void {
    this.#rollbackListeners.push(listener);
  }

  async all(text: string, parameters: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#prepare(text).all(...parameters);
  }

  async firstOfEach(
    text: string,
    parameterLists: readonly (readonly SqlValue[])[],
  ): Promise<readonly (SqlRow | undefined)[]> {
    const statement = this.#prepare(text);
    return parameterLists.map((parameters) => statement.get(...parameters));
  }

  async runEach(text: string, parameterLists: readonly (readonly SqlValue[])[]): Promise<void> {
    const statement = this.#prepare(text);
    for (const parameters of parameterLists) statement.run(...parameters);
  }

  async reclaim(): Promise<void> {
    let free = await this.#reclaimStep();
    while (free > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const left = await this.#reclaimStep();
      if (left >= free) return;
      free = left;
    }
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#connection.isOpen) this.#connection.close();
    });
  }

  /** Free pages that are left. Where another process keeps the file busy, the next call gives its pages back. */
  async #reclaimStep(): Promise<number> {
    try {
      return await this.#inTurn(async () => {
        this.#connection.exec(`pragma incremental_vacuum(${reclaimPages})`);
        this.#connection.exec('pragma wal_checkpoint(truncate)');
        return Number(this.#connection.prepare('pragma freelist_count').get()?.['freelist_count'] ?? 0);
      });
    } catch (error) {
      if (error instanceof BackstockError && error.code === 'STATE.LOCKED') return 0;
      throw error;
    }
  }

  /** One after the other, in the order of the calls; what SQLite throws leaves as our error. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work).catch((error: unknown) => {
      throw isOurs(error) ? toStateError(error, this.#name) : error;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #transaction<T>(begin: string, work: (session: SqlSession) => Promise<T>): Promise<T> {
    this.#connection.exec(begin);
    try {
      const result = await work(this);
      this.#connection.exec('commit');
      return result;
    } catch (error) {
      // A full disk ends the transaction by itself.
      if (this.#connection.isTransaction) this.#connection.exec('rollback');
      for (const listener of this.#rollbackListeners) listener();
      throw error;
    }
  }

  #prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

/** Whether an error comes from SQLite: only those carry its result code. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error;
}
