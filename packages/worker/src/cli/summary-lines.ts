import type { LedgerSummary } from '@backstock/core';
import { timeText } from './time-text.ts';

/** What a state last knew of each sync. Pure. */
export function ledgerLines(ledgers: readonly LedgerSummary[]): readonly string[] {
  if (ledgers.length === 0) return ['  no sync has run'];
  const width = Math.max(...ledgers.map(({ sync }) => sync.length));
  return ledgers.map(({ sync, owned, lastRun }) => {
    const things = owned === 1 ? '1 thing' : `${owned} things`;
    const run =
      lastRun === undefined
        ? 'never run'
        : `run ${lastRun.id} of ${timeText(lastRun.startedAtMs)}, ${lastRun.status}`;
    return `  ${sync.padEnd(width)}  ${things} in step; ${run}`;
  });
}
