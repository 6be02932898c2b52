import type { RefusalClass } from './outcome.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Conflicts (taken, in use, illegal state) are tried again this often. */
const conflictEveryMs = 6 * hour;
const longestTransientMs = 6 * hour;
/** For so long a refusal in unknown words counts as transient. */
const unknownForMs = 24 * hour;

/** The tries of one thing with the same row and the same outcome, the one just made included. */
export interface TriesSoFar {
  readonly tries: number;
  readonly firstAtMs: number;
  readonly nowMs: number;
}

/**
 * When a refused thing is tried again with fresh values: transient with growing delay (1 min, 2, 4 … 6 h), conflicts
 * every 6 h, dependencies in every run (0), permanent ones not by time (undefined), unknown ones as transient for a day and
 * then as permanent. Pure.
 */
export function nextAttemptAt(
  refusal: RefusalClass,
  { tries, firstAtMs, nowMs }: TriesSoFar,
): number | undefined {
  switch (refusal) {
    case 'unknown':
      return nowMs - firstAtMs < unknownForMs ? nowMs + growingDelay(tries) : undefined;
    case 'transient':
      return nowMs + growingDelay(tries);
    case 'conflict':
      return nowMs + conflictEveryMs;
    case 'dependency':
      return 0;
    case 'permanent':
      return undefined;
  }
}

function growingDelay(tries: number): number {
  return Math.min(longestTransientMs, minute * 2 ** Math.min(tries - 1, 20));
}
