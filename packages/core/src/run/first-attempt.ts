import type { Attempt } from '../state/state-store.ts';

/** The attempt of a thing that was not tried before, or of which no try counts. */
export function firstAttempt(
  attempt: Omit<Attempt, 'tries' | 'firstAtMs' | 'lastAtMs'>,
  atMs: number,
): Attempt {
  return { ...attempt, tries: 1, firstAtMs: atMs, lastAtMs: atMs };
}
