import { BackstockError } from '../../errors/backstock-error.ts';

/** Makes sure that a sync is run once at a time. */
export interface RunLocks {
  /** Takes a sync's lock and returns what gives it back; throws RUN.ALREADY_RUNNING while it is taken. */
  acquire(sync: string): () => void;
}

/** Locks of a state that no other process can open. */
export function createRunLocks(): RunLocks {
  const taken = new Set<string>();
  return {
    acquire: (sync) => {
      if (taken.has(sync)) throw alreadyRunning(sync);
      taken.add(sync);
      return () => taken.delete(sync);
    },
  };
}

export function alreadyRunning(sync: string): BackstockError {
  return new BackstockError({
    code: 'RUN.ALREADY_RUNNING',
    message: `The sync "${sync}" is being run already.`,
    why: 'Two runs of one sync at once would send the same changes twice.',
    fix: 'Wait until the other run has ended.',
    retryable: true,
  });
}
