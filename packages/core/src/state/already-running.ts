import { BackstockError } from '../errors/backstock-error.ts';

/** Why a run of a sync does not begin while another one goes on. */
export function alreadyRunning(sync: string): BackstockError {
  return new BackstockError({
    code: 'RUN.ALREADY_RUNNING',
    message: `The sync "${sync}" is being run already`,
    why: 'Two runs of one sync at once would send the same changes twice.',
    fix: 'Wait until the other run has ended.',
    retryable: true,
  });
}
