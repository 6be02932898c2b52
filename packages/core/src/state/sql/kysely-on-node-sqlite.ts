import { Kysely, SqliteDialect } from 'kysely';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { StateTables } from './state-tables.ts';

/**
 * Kysely's dialect expects the statements of better-sqlite3, which say whether they return rows and take their
 * parameters as a list.
 */
export function createKysely(connection: DatabaseSync): Kysely<StateTables> {
  const database = {
    prepare: (text: string) => {
      const statement = connection.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...toInputs(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...toInputs(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...toInputs(parameters)),
      };
    },
    // Whoever opened the connection closes it.
    close: () => undefined,
  };
  return new Kysely<StateTables>({ dialect: new SqliteDialect({ database }) });
}

function toInputs(parameters: readonly unknown[]): SQLInputValue[] {
  // The types of `StateTables` let only numbers, texts, bytes and null in.
  return parameters as SQLInputValue[];
}
