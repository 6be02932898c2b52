import { statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { StateStore } from '../state-store.ts';
import type { SqliteStateOptions } from './open-sqlite-state.ts';
import { migrate, migrations } from './migrations.ts';
import { NodeSqliteDatabase } from './node-sqlite-database.ts';
import { holdOpen } from './open-lock.ts';
import { createPrivateFile } from './private-file.ts';
import { damagedState } from './damaged-state.ts';
import { createRunLockFiles, hasRunLockFiles } from './run-lock-files.ts';
import { createRunLocks, type RunLocks } from './run-locks.ts';
import { createSqlState } from './sql-state-store.ts';
import { toStateError } from './sqlite-errors.ts';
import { busyTimeoutMs, pragmas } from './sqlite-pragmas.ts';

/** What `openSqliteState` promises, with everything that it needs loaded. */
export async function openSqliteFile(file: string, options: SqliteStateOptions): Promise<StateStore> {
  if (file === ':memory:') return openOn(file, options, createRunLocks());
  const release = holdOpen(file);
  try {
    createPrivateFile(file);
    refuseEmptied(file);
    const state = await openOn(file, options, createRunLockFiles(file));
    return { ...state, close: () => state.close().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

async function openOn(file: string, options: SqliteStateOptions, locks: RunLocks): Promise<StateStore> {
  const database = openDatabase(file);
  try {
    await migrate(database, migrations, { name: file, nowMs: options.clock.now() });
  } catch (error) {
    await database.close();
    throw error;
  }
  return createSqlState({ database, locks, createNonce: options.createNonce ?? randomUUID });
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
