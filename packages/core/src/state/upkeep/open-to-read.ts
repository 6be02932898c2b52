import { accessSync, constants, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { BackstockError } from '../../errors/backstock-error.ts';
import { NodeSqliteDatabase } from '../sql/node-sqlite-database.ts';
import { toStateError } from '../sql/sqlite-errors.ts';
import { busyTimeoutMs } from '../sql/sqlite-pragmas.ts';

/** The connection to a state that is there, which can read only and makes no file that others could not read. */
export function connectToRead(file: string): DatabaseSync {
  assertReadable(file);
  try {
    const connection = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    try {
      // Reads the header: what is no database is found out here.
      connection.prepare('pragma schema_version').get();
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    throw toStateError(error, file);
  }
}

/** A state that is there, to be read only. */
export function openToRead(file: string): NodeSqliteDatabase {
  return new NodeSqliteDatabase(connectToRead(file), file);
}

function assertReadable(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new BackstockError({
      code: 'STATE.NOT_FOUND',
      message: `There is no file "${file}"`,
      fix: 'Name the file, or run a sync first: the state is made by the first run.',
    });
  }
  if (!found.isFile()) {
    throw new BackstockError({
      code: 'STATE.UNREACHABLE',
      message: `"${file}" is a folder or a device, and not a file`,
      fix: 'Name the file itself.',
    });
  }
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new BackstockError({
      code: 'STATE.UNREACHABLE',
      message: `The file "${file}" cannot be read`,
      fix: 'Run the command as the user that runs Backstock.',
      cause,
    });
  }
}
