import type { ChangeKind } from '../destination/change.ts';
import { advancePresence, type LedgerAdvance } from '../ledger/advance.ts';
import type { ListedOutcome } from '../report/run-report.ts';
import type { Attempt, SpooledChange } from '../state/state-store.ts';
import type { ExaminedRow } from './examine-rows.ts';
import { firstAttempt } from './first-attempt.ts';
import { advanceGate, stampGate, wordsOf } from './open-gate.ts';
import { hex, type RunContext } from './run-context.ts';
import { tallies, tallyOf } from './tally.ts';

/** Spools and records what the slow path found, then counts it: what is counted is on disk. */
export async function keepExamined(
  run: RunContext,
  examined: readonly ExaminedRow[],
  settled: readonly Uint8Array[],
): Promise<void> {
  const spooled: SpooledChange[] = [];
  const advances: LedgerAdvance[] = [];
  const attempts: Attempt[] = [];
  const settledAttempts = [...settled];
  for (const row of examined) {
    if (row.kind === 'spooled') spooled.push(row.spooled);
    if (row.kind === 'held') attempts.push(heldAttempt(run, row));
    if ((row.kind === 'unchanged' || row.kind === 'ignored') && row.miss.attempted)
      settledAttempts.push(row.miss.hash);
    if (row.kind === 'unchanged' && row.entry?.presence === 'left')
      advances.push(advancePresence(row.entry, 'owned'));
  }
  if (spooled.length > 0) await run.spool.spool(run.run, spooled);
  const isEmpty = advances.length + attempts.length + settledAttempts.length === 0;
  if (run.kind === 'run' && !isEmpty)
    await run.options.state.record(run.run, { advances, attempts, settledAttempts });
  for (const advance of advances) advanceGate(run.gate, advance);
  for (const row of examined) count(run, row);
}

function heldAttempt(run: RunContext, row: Extract<ExaminedRow, { kind: 'held' }>): Attempt {
  const { hash, stamp } = row.miss;
  const plain = run.options.spec.model.personalKey ? {} : { key: row.key };
  return firstAttempt({ hash, ...plain, stamp, outcome: 'held', reason: row.reason }, run.startedAtMs);
}

function count(run: RunContext, row: ExaminedRow): void {
  const slot = run.gate.find(...wordsOf(row.miss.hash));
  if (row.kind === 'unchanged' || row.kind === 'ignored') countDone(run, row, slot);
  else if (row.kind === 'spooled') countSpooled(run, row, slot);
  else countUnsent(run, row, slot);
}

function countDone(
  run: RunContext,
  { kind, miss }: Extract<ExaminedRow, { kind: 'unchanged' | 'ignored' }>,
  slot: number,
): void {
  run.report.countRow(kind);
  run.gate.setTally(slot, tallies[kind]);
  if (kind === 'unchanged') stampGate(run.gate, miss.hash, miss.stamp);
}

function countSpooled(run: RunContext, row: Extract<ExaminedRow, { kind: 'spooled' }>, slot: number): void {
  const { report } = run;
  const { kind, change } = row.spooled;
  const { changes } = row.difference;
  const backfill = row.difference.backfill && kind === 'changed';
  report.countRow(rowTallyOf(kind));
  report.countThing(kind);
  run.gate.setTally(slot, backfill ? tallies.backfill : tallies.spooled);
  report.countDue(kind);
  report.countFields(changes);
  report.listClears(change.key, changes);
  report.countLimited(changes, { backfill });
}

/** A row that is held for a value, or carried over, never comes to the spool: its outcome is known now. */
function countUnsent(
  run: RunContext,
  row: Extract<ExaminedRow, { kind: 'held' | 'carried' }>,
  slot: number,
): void {
  const { report } = run;
  const thing = rowTallyOf(row.change);
  const carriedOver = row.kind === 'carried';
  const outcome = carriedOver ? row.attempt.outcome : 'held';
  report.countRow(thing);
  report.countThing(row.change);
  run.gate.setTally(slot, tallyOf({ thing, outcome, carriedOver }));
  if (carriedOver) report.countCarriedOver(listedBefore(row));
  else report.countOutcome('held', { key: row.key, kind: row.change, outcome, reason: row.reason });
}

function rowTallyOf(kind: ChangeKind): 'added' | 'changed' {
  return kind === 'changed' ? 'changed' : 'added';
}

/** What was not delivered before and is not due, as people see it. */
function listedBefore({ attempt, change, miss }: Extract<ExaminedRow, { kind: 'carried' }>): ListedOutcome {
  const { outcome, reason } = attempt;
  return { key: attempt.key ?? hex(miss.hash), kind: change, outcome, reason };
}
