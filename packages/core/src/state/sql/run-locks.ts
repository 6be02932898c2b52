import { alreadyRunning } from '../already-running.ts';

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
