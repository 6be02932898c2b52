import { statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { StateStore } from '../state-store.ts';
import type { SqliteStateOptions } from './open-sqlite-state.ts';
import { migrate, migrations } from './migrations.ts';
import { NodeSqliteDatabase } from './node-sqlite-database.ts';
import { createPrivateFile } from './private-file.ts';
import { damagedState } from './damaged-state.ts';
import { createRunLockFiles, hasRunLockFiles } from './run-lock-files.ts';
import { createRunLocks } from './run-locks.ts';
import { createSqlState } from './sql-state-store.ts';
import { toStateError } from './sqlite-errors.ts';
import { busyTimeoutMs, pragmas } from './sqlite-pragmas.ts';

/** What `openSqliteState` promises, with everything that it needs loaded. */
export async function openSqliteFile(file: string, options: SqliteStateOptions): Promise<StateStore> {
  const inMemory = file === ':memory:';
  if (!inMemory) {
    createPrivateFile(file);
    refuseEmptied(file);
  }
  const database = openDatabase(file);
  try {
    await migrate(database, migrations, { name: file, nowMs: options.clock.now() });
  } catch (error) {
    await database.close();
    throw error;
  }
  return createSqlState({
    database,
    locks: inMemory ? createRunLocks() : createRunLockFiles(file),
    createNonce: options.createNonce ?? randomUUID,
  });
}

/** Begun anew, a state that lost its content would send everything once more. */
function refuseEmptied(file: string): void {
  if (statSync(file).size === 0 && hasRunLockFiles(file)) {
    throw damagedState(`"${file}" is an empty file, though syncs have run with it`);
  }
}

function openDatabase(file: string): NodeSqliteDatabase {
  try {
    const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
    try {
      for (const pragma of pragmas) connection.exec(pragma);
    } catch (error) {
      connection.close();
      throw error;
    }
    return new NodeSqliteDatabase(connection, file);
  } catch (error) {
    throw toStateError(error, file);
  }
}
