import { BackstockError } from '../../errors/backstock-error.ts';
import { readAttemptSlice } from '../sql/attempt-table.ts';
import { EntryRows } from '../sql/entry-row.ts';
import { readEntryRows } from '../sql/entry-table.ts';
import { readOpenIntents } from '../sql/intent-table.ts';
import { readOutcomeSlice } from '../sql/outcome-table.ts';
import { integerOf } from '../sql/read-column.ts';
import { SharedTexts } from '../sql/shared-texts.ts';
import { readPhase } from '../sql/spool-table.ts';
import { phaseCodes } from '../sql/codes.ts';
import type { SqlSession } from '../sql/sql-database.ts';
import { counted, type StateFinding } from './state-verdict.ts';

/** Nothing is written, so nothing is ever rolled back. */
const neverRolledBack = { onRollback: () => undefined };
const sliceLength = 1000;

/** Whether all that is stored can be read again, in one transaction of the caller. */
export async function verifyContents(session: SqlSession): Promise<readonly StateFinding[]> {
  const ledgers = (await session.all('select id from ledgers order by id', [])).map((row) =>
    integerOf(row, 'id'),
  );
  return [
    await verifyEntries(session),
    await finding('attempts', ['attempt', 'attempts'], () => countAttempts(session, ledgers)),
    await finding('outcomes', ['outcome', 'outcomes'], () => countOutcomes(session)),
    await finding('spool', ['change', 'changes'], () => countSpooled(session)),
    await verifyIntents(session, ledgers),
  ];
}

/** Every entry by itself, so that the number of damaged ones is known. */
async function verifyEntries(session: SqlSession): Promise<StateFinding> {
  const rows = new EntryRows(new SharedTexts(neverRolledBack), neverRolledBack);
  let [total, unreadable, first] = [0, 0, ''];
  for (let from = 0; ;) {
    const slice = await readEntryRows(session, from);
    for (const row of slice) {
      total += 1;
      const fault = await faultOf(() => rows.decode(session, row));
      if (fault === undefined) continue;
      unreadable += 1;
      first ||= fault;
    }
    const last = slice.at(-1);
    if (last === undefined) break;
    from = integerOf(last, 'id');
  }
  if (unreadable === 0)
    return { part: 'entries', verdict: 'ok', found: `${counted(total, 'entry', 'entries')} can be read` };
  const found = `${unreadable} of ${counted(total, 'entry', 'entries')} cannot be read: ${first}`;
  return { part: 'entries', verdict: 'damaged', found };
}

/** What a state says of a row that cannot be read; other faults are thrown on. */
async function faultOf(read: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (error instanceof BackstockError && error.code === 'STATE.DAMAGED') return error.message;
    throw error;
  }
}

async function finding(
  part: string,
  [one, many]: readonly [one: string, many: string],
  count: () => Promise<number>,
): Promise<StateFinding> {
  let total = 0;
  const fault = await faultOf(async () => {
    total = await count();
  });
  return fault === undefined
    ? { part, verdict: 'ok', found: `${counted(total, one, many)} can be read` }
    : { part, verdict: 'damaged', found: fault };
}

async function countAttempts(session: SqlSession, ledgers: readonly number[]): Promise<number> {
  let total = 0;
  for (const ledger of ledgers) {
    for (let from = new Uint8Array(0); ;) {
      const slice = await readAttemptSlice(session, ledger, from);
      total += slice.length;
      const last = slice.at(-1);
      if (last === undefined) break;
      from = Uint8Array.from(last.hash);
    }
  }
  return total;
}

async function countOutcomes(session: SqlSession): Promise<number> {
  const texts = new SharedTexts(neverRolledBack);
  let total = 0;
  for (const run of await runsOf(session, 'outcomes')) {
    for (let after = -1; ;) {
      const slice = await readOutcomeSlice(session, texts, { run, after, limit: sliceLength });
      total += slice.length;
      const last = slice.at(-1);
      if (last === undefined) break;
      after = last.change;
    }
  }
  return total;
}

async function countSpooled(session: SqlSession): Promise<number> {
  let total = 0;
  for (const run of await runsOf(session, 'spool')) {
    for (const phase of phaseCodes) {
      for (let after = -1; ;) {
        const slice = await readPhase(session, run, { phase, after, limit: sliceLength });
        total += slice.length;
        const last = slice.at(-1);
        if (last === undefined) break;
        after = last.change.id;
      }
    }
  }
  return total;
}

async function runsOf(session: SqlSession, table: 'outcomes' | 'spool'): Promise<readonly number[]> {
  const rows = await session.all(`select distinct run from ${table} order by run`, []);
  return rows.map((row) => integerOf(row, 'run'));
}

/** An open intent is settled by its changes: without them nobody knows which keys it was sent for. */
async function verifyIntents(session: SqlSession, ledgers: readonly number[]): Promise<StateFinding> {
  let [total, lacking] = [0, 0];
  const fault = await faultOf(async () => {
    for (const ledger of ledgers) {
      for (const { intent, changes } of await readOpenIntents(session, ledger)) {
        total += 1;
        if (changes.length !== new Set(intent.operations.map(({ change }) => change)).size) lacking += 1;
      }
    }
  });
  if (fault !== undefined) return { part: 'open intents', verdict: 'damaged', found: fault };
  if (lacking > 0) {
    const found = `${counted(lacking, 'open intent', 'open intents')} without the changes that were sent`;
    return { part: 'open intents', verdict: 'damaged', found };
  }
  const found =
    total === 0 ? 'none' : `${counted(total, 'call', 'calls')} in flight; the next run settles them`;
  return { part: 'open intents', verdict: total === 0 ? 'ok' : 'note', found };
}
