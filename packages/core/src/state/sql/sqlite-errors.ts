import { BackstockError } from '../../errors/backstock-error.ts';

/** The primary result code of an error of SQLite: https://www.sqlite.org/rescode.html. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode % 256 : undefined;
}

const busy = new Set([5, 6]);
const unwritable = new Set([3, 8, 10, 13]);
const damaged = new Set([11, 26]);
const unopened = 14;

export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code !== undefined && busy.has(code);
}

/** Whether SQLite found that the file is no database, or not a whole one. */
export function isDamaged(error: unknown): boolean {
  const code = resultCode(error);
  return code !== undefined && damaged.has(code);
}

/** What SQLite says about a state, as our error. Its messages name tables and columns, never values. */
export function toStateError(error: unknown, name: string): BackstockError {
  if (error instanceof BackstockError) return error;
  const code = resultCode(error);
  if (code !== undefined && busy.has(code)) {
    return new BackstockError({
      code: 'STATE.LOCKED',
      message: `The state "${name}" is being written by another process that does not finish`,
      fix: 'Find out which other program has the file open, and run again.',
      retryable: true,
      cause: error,
    });
  }
  if (code !== undefined && unwritable.has(code)) {
    return new BackstockError({
      code: 'STATE.WRITE_FAILED',
      message: `The state "${name}" cannot be written: ${messageOf(error)}`,
      fix: 'Free space on the disk, and give the user that runs Backstock the right to write there.',
      cause: error,
    });
  }
  return isDamaged(error) ? damagedFile(name, error) : otherFault(name, error, code);
}

function damagedFile(name: string, cause: unknown): BackstockError {
  return new BackstockError({
    code: 'STATE.DAMAGED',
    message: `The state "${name}" is damaged, or is not a state at all: ${messageOf(cause)}`,
    fix: 'Restore the file from a copy (`backstock state restore <file>`), or point `state` in backstock.yaml to another place.',
    cause,
  });
}

function otherFault(name: string, cause: unknown, code: number | undefined): BackstockError {
  if (code !== unopened) {
    return new BackstockError({
      code: 'INTERNAL.FAULT',
      message: `The state "${name}" refused a statement: ${messageOf(cause)}`,
      cause,
    });
  }
  return new BackstockError({
    code: 'STATE.UNREACHABLE',
    message: `The state "${name}" cannot be opened`,
    fix: 'Point `state` in backstock.yaml to a file in a folder that exists and can be written.',
    cause,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
