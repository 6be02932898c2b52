import { describe, expect, it } from 'vitest';
import { BackstockError } from './backstock-error.ts';
import { errorCodes } from './error-codes.ts';

describe('an error', () => {
  it('holds all that it was made with', () => {
    const cause = new Error('ECONNREFUSED');
    const where = { file: 'backstock.yaml', line: 3, column: 5 };
    const error = new BackstockError({
      code: 'SOURCE.UNREACHABLE',
      message: 'the database "shop" could not be reached',
      why: 'nobody listens at localhost:5432',
      fix: 'Start the database, or mend the url',
      where,
      retryable: true,
      cause,
    });
    const { message, exitCode } = error;
    expect(Object.assign({ message, exitCode, cause: error.cause }, error)).toEqual({
      name: 'BackstockError',
      code: 'SOURCE.UNREACHABLE',
      message: 'the database "shop" could not be reached',
      why: 'nobody listens at localhost:5432',
      fix: 'Start the database, or mend the url',
      where,
      retryable: true,
      cause,
      exitCode: 4,
    });
    expect(error).toBeInstanceOf(Error);
  });

  it('is not worth a repetition unless somebody who saw the fault says so', () => {
    const error = new BackstockError({ code: 'INTERNAL.FAULT', message: 'a fault' });
    expect([error.retryable, 'cause' in error]).toEqual([false, false]);
  });
});

describe('the codes', () => {
  it('are a namespace and a reason each', () => {
    const odd = Object.keys(errorCodes).filter((code) => !/^[A-Z]+\.[A-Z]+(_[A-Z]+)*$/.test(code));
    expect(odd).toEqual([]);
  });

  it('lead to an exit code that is an error, as their namespace lets expect', () => {
    const byNamespace = new Map<string, Set<number>>();
    for (const [code, exitCode] of Object.entries(errorCodes)) {
      const [namespace = ''] = code.split('.');
      byNamespace.set(namespace, (byNamespace.get(namespace) ?? new Set()).add(exitCode));
    }
    expect([byNamespace.get('SPEC'), byNamespace.get('CLI'), byNamespace.get('INTERNAL')]).toEqual([
      new Set([2]),
      new Set([2]),
      new Set([1]),
    ]);
  });
});
