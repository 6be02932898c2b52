import { readRuns } from '../sql/run-table.ts';
import type { SqlSession } from '../sql/sql-database.ts';
import type { LedgerSummary } from './state-verdict.ts';

/** What a state knows of each sync, by name. */
export async function readSummaries(session: SqlSession): Promise<readonly LedgerSummary[]> {
  const rows = await session.query.selectFrom('ledgers').selectAll().orderBy('sync').orderBy('id').execute();
  const summaries: LedgerSummary[] = [];
  for (const row of rows) {
    const [run] = await readRuns(session, row.sync, 1);
    const { sync, destination, object, nonce, owned, sequence } = row;
    summaries.push({
      sync,
      destination,
      object,
      nonce,
      owned,
      sequence,
      ...(row.image_nonce === null || row.image_sequence === null
        ? {}
        : { image: { nonce: row.image_nonce, sequence: row.image_sequence } }),
      ...(run === undefined
        ? {}
        : { lastRun: { id: run.id, startedAtMs: run.startedAtMs, status: run.status } }),
    });
  }
  return summaries;
}
