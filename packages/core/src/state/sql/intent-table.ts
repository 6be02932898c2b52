import type { CallIntent } from '../../destination/operation.ts';
import type { OpenIntent } from '../state-store.ts';
import { dropSpool, readSpooled } from './spool-table.ts';
import type { SqlSession } from './sql-database.ts';
import { parseStored } from './stored-json.ts';

const add = 'insert into intents (id, run, sent_at, body, operations) values (?, ?, ?, ?, ?)';

export async function addIntents(
  session: SqlSession,
  run: number,
  intents: readonly CallIntent[],
): Promise<void> {
  await session.runEach(
    add,
    intents.map((intent) => [
      intent.id,
      run,
      intent.sentAtMs,
      intent.body,
      JSON.stringify(intent.operations),
    ]),
  );
}

/** Intents of all runs of a ledger, oldest first, with the changes that they were sent for. */
export async function readOpenIntents(session: SqlSession, ledger: number): Promise<readonly OpenIntent[]> {
  const rows = await session.query
    .selectFrom('intents')
    .innerJoin('runs', 'runs.id', 'intents.run')
    .selectAll('intents')
    .where('runs.ledger', '=', ledger)
    .orderBy('intents.number')
    .execute();
  const intents: OpenIntent[] = [];
  for (const row of rows) {
    const operations = parseStored<CallIntent['operations']>(row.operations);
    const changes = [...new Set(operations.map((operation) => operation.change))];
    intents.push({
      run: row.run,
      intent: { id: row.id, operations, body: row.body, sentAtMs: row.sent_at },
      changes: await readSpooled(session, row.run, changes),
    });
  }
  return intents;
}

/** Takes closed intents away. The spool of a run that is over goes with its last one; true where one went. */
export async function closeIntents(session: SqlSession, ids: readonly string[]): Promise<boolean> {
  const runs = new Set<number>();
  for (const id of ids) {
    const closed = await session.query
      .deleteFrom('intents')
      .where('id', '=', id)
      .returning('run')
      .executeTakeFirst();
    if (closed !== undefined) runs.add(closed.run);
  }
  let dropped = false;
  for (const run of runs) {
    const row = await session.query
      .selectFrom('runs')
      .select('status')
      .where('id', '=', run)
      .executeTakeFirst();
    if (row?.status === 'running') continue;
    dropped = (await dropSettledSpool(session, run)) || dropped;
  }
  return dropped;
}

/** Drops the spool of a run unless the outcome of one of its calls is unknown: then its changes are needed. */
export async function dropSettledSpool(session: SqlSession, run: number): Promise<boolean> {
  const open = await session.query
    .selectFrom('intents')
    .select('id')
    .where('run', '=', run)
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined) return false;
  await dropSpool(session, run);
  return true;
}
