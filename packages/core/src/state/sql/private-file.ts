import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackstockError } from '../../errors/backstock-error.ts';

/**
 * Makes an empty file that only its owner can read, and its folder likewise; of a file that is there, takes the others'
 * rights away. A file that exists is never opened: closing it would drop the locks that SQLite holds on it in this process.
 */
export function createPrivateFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const created = create(file);
    if (!created && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch (cause) {
    throw toFileError(cause, file);
  }
}

function create(file: string): boolean {
  try {
    closeSync(openSync(file, 'ax', 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

const unwritable = new Set<unknown>(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']);

/** What the system says of a file of the state, as our error. */
export function toFileError(cause: unknown, file: string): BackstockError {
  return unwritable.has(codeOf(cause))
    ? new BackstockError({
        code: 'STATE.WRITE_FAILED',
        message: `The state file "${file}" cannot be written (${String(codeOf(cause))})`,
        fix: 'Give the user that runs Backstock the right to write there, and free space on the disk.',
        cause,
      })
    : new BackstockError({
        code: 'STATE.UNREACHABLE',
        message: `The state file "${file}" cannot be made (${String(codeOf(cause))})`,
        fix: 'Point `state` in backstock.yaml to a file in a folder that exists or can be made.',
        cause,
      });
}
