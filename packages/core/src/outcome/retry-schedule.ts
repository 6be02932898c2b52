import type { RefusalClass } from './outcome.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Conflicts (taken, in use, illegal state) are tried again this often. */
const conflictEveryMs = 6 * hour;
const longestTransientMs = 6 * hour;

/**
 * When a refused thing is tried again with fresh values: transient with growing delay (1 min, 2, 4 … 6 h), conflicts
 * every 6 h, dependencies in every run (0), permanent ones not by time (undefined). `tries` counts the one just made. Pure.
 */
export function nextAttemptAt(refusal: RefusalClass, tries: number, nowMs: number): number | undefined {
  switch (refusal) {
    case 'transient':
      return nowMs + Math.min(longestTransientMs, minute * 2 ** Math.min(tries - 1, 20));
    case 'conflict':
      return nowMs + conflictEveryMs;
    case 'dependency':
      return 0;
    case 'permanent':
      return undefined;
  }
}
