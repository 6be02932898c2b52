import { BackstockError } from '../../errors/backstock-error.ts';

/** A number that the state never gave out: the caller's fault. */
export function unknownNumber(what: 'ledger' | 'run', id: number): BackstockError {
  return new BackstockError({
    code: 'INTERNAL.FAULT',
    message: `The state has no ${what} with the number ${id}`,
  });
}
