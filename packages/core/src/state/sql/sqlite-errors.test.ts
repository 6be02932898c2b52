import { describe, expect, test } from 'vitest';
import { BackstockError } from '../../errors/backstock-error.ts';
import { toStateError } from './sqlite-errors.ts';

function sqliteError(errcode: number): Error {
  return Object.assign(new Error('what SQLite says'), { code: 'ERR_SQLITE_ERROR', errcode });
}

describe('an error of SQLite', () => {
  test.each([
    ['SQLITE_BUSY', 5, 'STATE.LOCKED', true],
    ['SQLITE_BUSY_SNAPSHOT', 517, 'STATE.LOCKED', true],
    ['SQLITE_LOCKED', 6, 'STATE.LOCKED', true],
    ['SQLITE_READONLY', 8, 'STATE.WRITE_FAILED', false],
    ['SQLITE_READONLY_DIRECTORY', 1544, 'STATE.WRITE_FAILED', false],
    ['SQLITE_IOERR_FSYNC', 1034, 'STATE.WRITE_FAILED', false],
    ['SQLITE_FULL', 13, 'STATE.WRITE_FAILED', false],
    ['SQLITE_CORRUPT', 11, 'STATE.DAMAGED', false],
    ['SQLITE_NOTADB', 26, 'STATE.DAMAGED', false],
    ['SQLITE_CANTOPEN', 14, 'STATE.UNREACHABLE', false],
    ['SQLITE_CONSTRAINT_UNIQUE', 2067, 'INTERNAL.FAULT', false],
  ])('%s (%i) is %s', (_name, errcode, code, retryable) => {
    const cause = sqliteError(errcode);
    const error = toStateError(cause, 'state.db');
    expect({ code: error.code, retryable: error.retryable, cause: error.cause }).toEqual({
      code,
      retryable,
      cause,
    });
    expect(error.message).toContain('"state.db"');
  });

  test('that is ours already is left as it is', () => {
    const error = new BackstockError({ code: 'STATE.NEWER', message: 'newer' });
    expect(toStateError(error, 'state.db')).toBe(error);
  });
});
