import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { alreadyRunning } from '../already-running.ts';
import { keepLock } from './lock-connection.ts';
import { createPrivateFile } from './private-file.ts';
import type { RunLocks } from './run-locks.ts';
import { isBusy, toStateError } from './sqlite-errors.ts';

const suffix = '-run-';

/**
 * Locks that other processes see, and that die with their process however it ends: the operating system's lock on an
 * empty SQLite file beside the state, one for each sync. The files stay; deleting one could let two processes hold it.
 */
export function createRunLockFiles(stateFile: string): RunLocks {
  return {
    acquire: (sync) => {
      const file = `${stateFile}${suffix}${encodeURIComponent(sync)}`;
      createPrivateFile(file);
      const connection = new DatabaseSync(file, { timeout: 0 });
      try {
        // Nothing is ever written: without this, a journal would lie beside the file.
        connection.exec('pragma journal_mode = memory');
        connection.exec('begin exclusive');
      } catch (error) {
        connection.close();
        throw isBusy(error) ? alreadyRunning(sync) : toStateError(error, file);
      }
      return keepLock(connection);
    },
  };
}

/** Whether a run was ever begun with a state, by the lock files that lie beside it. */
export function hasRunLockFiles(stateFile: string): boolean {
  const start = `${basename(stateFile)}${suffix}`;
  return readdirSync(dirname(stateFile)).some((name) => name.startsWith(start));
}
