import type { StateStore, StoredRun } from '../state-store.ts';
import { dropSettledSpool } from './intent-table.ts';
import { integerOf } from './read-column.ts';
import type { SqlSession } from './sql-database.ts';
import { unknownNumber } from './unknown-number.ts';

/** The sync that a ledger belongs to. */
export async function syncOf(session: SqlSession, ledger: number): Promise<string> {
  const row = await session.query
    .selectFrom('ledgers')
    .select('sync')
    .where('id', '=', ledger)
    .executeTakeFirst();
  if (row !== undefined) return row.sync;
  throw unknownNumber('ledger', ledger);
}

const ledgerOf = 'select ledger from runs where id = ?';

export async function ledgerOfRun(session: SqlSession, run: number): Promise<number> {
  const row = (await session.all(ledgerOf, [run]))[0];
  if (row !== undefined) return integerOf(row, 'ledger');
  throw unknownNumber('run', run);
}

/** Settles the sync's runs that are called running though nobody runs them: the caller holds the sync's lock. */
export async function interruptRuns(session: SqlSession, sync: string): Promise<void> {
  const dead = await session.query
    .updateTable('runs')
    .set({ status: 'interrupted' })
    .where('sync', '=', sync)
    .where('status', '=', 'running')
    .returning('id')
    .execute();
  for (const { id } of dead) await dropSettledSpool(session, id);
}

export async function addRun(
  session: SqlSession,
  run: { readonly ledger: number; readonly sync: string; readonly startedAtMs: number },
): Promise<number> {
  const { ledger, sync } = run;
  const row = await session.query
    .insertInto('runs')
    .values({ ledger, sync, started_at: run.startedAtMs, status: 'running' satisfies StoredRun['status'] })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function finishRun(
  session: SqlSession,
  run: number,
  end: Parameters<StateStore['endRun']>[1],
): Promise<void> {
  const row = await session.query
    .updateTable('runs')
    .set({ ended_at: end.endedAtMs, status: end.status, exit_code: end.exitCode, report: end.report })
    .where('id', '=', run)
    .returning('ledger')
    .executeTakeFirst();
  if (row === undefined) throw unknownNumber('run', run);
  if (end.status === 'ok' || end.status === 'attention') {
    await session.query
      .updateTable('ledgers')
      .set({ first_run_at: end.endedAtMs })
      .where('id', '=', row.ledger)
      .where('first_run_at', 'is', null)
      .execute();
  }
  await dropSettledSpool(session, run);
}

export async function readRuns(
  session: SqlSession,
  sync: string,
  limit: number,
): Promise<readonly StoredRun[]> {
  const rows = await session.query
    .selectFrom('runs')
    .selectAll()
    .where('sync', '=', sync)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sync: row.sync,
    startedAtMs: row.started_at,
    // Only `addRun`, `interruptRuns` and `finishRun` write the column, each a word of this type.
    status: row.status as StoredRun['status'],
    ...(row.ended_at === null ? {} : { endedAtMs: row.ended_at }),
    ...(row.exit_code === null ? {} : { exitCode: row.exit_code }),
    ...(row.report === null ? {} : { report: row.report }),
  }));
}
