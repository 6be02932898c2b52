import { BackstockError } from '../../errors/backstock-error.ts';

/** What is stored is not what was written. `found` says what, without values. */
export function damagedState(found: string, cause?: unknown): BackstockError {
  return new BackstockError({
    code: 'STATE.DAMAGED',
    message: `The state ${found}`,
    fix: 'Restore the state file from a copy: `backstock state restore <file>`.',
    cause,
  });
}
