import { callsKeptMs, outcomesKeptMs } from '../retention.ts';
import type { SqlSession } from './sql-database.ts';

/** Takes away what is kept for a time only. Attempts are not among it: they stay until they are settled. */
export async function pruneOld(session: SqlSession, nowMs: number): Promise<void> {
  const outcomesSince = nowMs - outcomesKeptMs;
  await session.query
    .deleteFrom('outcomes')
    // Bounds the scan: the outcomes of runs before these were pruned earlier.
    .where('run', '<=', (runs) =>
      runs
        .selectFrom('runs')
        .select((expression) => expression.fn.coalesce(expression.fn.max('id'), expression.lit(0)).as('last'))
        .where('started_at', '<', outcomesSince),
    )
    .where('at', '<', outcomesSince)
    .execute();
  await session.query
    .deleteFrom('calls')
    .where('started_at', '<', nowMs - callsKeptMs)
    .execute();
}
