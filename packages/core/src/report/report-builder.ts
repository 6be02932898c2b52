import type { LimitBreach } from '../changeset/limits.ts';
import type { ChangeKind, FieldChange } from '../destination/change.ts';
import type { Estimate } from '../destination/destination.ts';
import type { CallRecord } from '../destination/operation.ts';
import { outcomeKinds, type OutcomeKind } from '../outcome/outcome.ts';
import {
  mostListed,
  type FieldCounts,
  type ListedClear,
  type ListedOutcome,
  type RowCounts,
  type RunReport,
} from './run-report.ts';

/** Where a row, or a thing, is counted. */
export type RowTally = Exclude<keyof RowCounts, 'read'>;
type ThingTally = 'added' | 'changed' | 'removed';

interface LimitedChange {
  /** Whether the change only brings newly mapped fields. */
  readonly backfill: boolean;
  readonly times?: 1 | -1;
}

/** Gathers the account of a run. Counting is all it does: the sums add up because each row and each thing is told once. */
export class ReportBuilder {
  readonly rows: Record<keyof RowCounts, number> = {
    read: 0,
    unchanged: 0,
    ignored: 0,
    held: 0,
    added: 0,
    changed: 0,
  };
  readonly things: Record<ThingTally, number> = { added: 0, changed: 0, removed: 0 };
  /** Of the things: those that wait in the spool. */
  readonly due: Record<ThingTally, number> = { added: 0, changed: 0, removed: 0 };
  readonly outcomes: Record<OutcomeKind, number> = noOutcomes();
  readonly carriedOver: Partial<Record<OutcomeKind, number>> = {};
  readonly fields: Record<string, { set: number; cleared: number }> = {};
  readonly calls: { reads: number; writes: number; points: number; retries: number } = {
    reads: 0,
    writes: 0,
    points: 0,
    retries: 0,
  };
  settled = 0;
  /** Things of which a value will be cleared, and things that only get newly mapped fields. */
  cleared = 0;
  backfill = 0;
  breaches: readonly LimitBreach[] = [];
  estimate: Estimate | undefined;
  #left = 0;
  readonly #leftKeys: string[] = [];
  readonly #clears: ListedClear[] = [];
  readonly #listed: ListedOutcome[] = [];
  /** Carried over: listed after what this run found. */
  readonly #listedBefore: ListedOutcome[] = [];

  countRow(tally: RowTally, rows = 1): void {
    this.rows[tally] += rows;
  }

  /** A thing is added, changed or removed; `returned` counts as added. */
  countThing(kind: ChangeKind, things = 1): void {
    this.things[thingOf(kind)] += things;
  }

  countOutcome(outcome: OutcomeKind, listed?: ListedOutcome): void {
    this.outcomes[outcome] += 1;
    if (listed !== undefined && outcome !== 'delivered' && outcome !== 'moved') this.list(listed);
  }

  countCarriedOver(listed: ListedOutcome): void {
    const { outcome } = listed;
    this.outcomes[outcome] += 1;
    this.carriedOver[outcome] = (this.carriedOver[outcome] ?? 0) + 1;
    if (this.#listedBefore.length < mostListed) this.#listedBefore.push(listed);
  }

  /** A thing that was not spooled is taken back. */
  uncountOutcome(outcome: OutcomeKind, carriedOver: boolean): void {
    this.outcomes[outcome] -= 1;
    if (!carriedOver) return;
    const left = (this.carriedOver[outcome] ?? 0) - 1;
    if (left > 0) this.carriedOver[outcome] = left;
    else delete this.carriedOver[outcome];
  }

  list(listed: ListedOutcome): void {
    if (this.#listed.length < mostListed) this.#listed.push(listed);
  }

  /** A key left the model, and nothing is done about it. */
  listLeft(key: string): void {
    this.#left += 1;
    if (this.#leftKeys.length < mostListed) this.#leftKeys.push(key);
  }

  /** Of a change: the fields that it takes back, if any. */
  listClears(key: string, changes: readonly FieldChange[]): void {
    const fields = changes.filter(({ action }) => action === 'clear').map(({ field }) => field);
    if (fields.length > 0 && this.#clears.length < mostListed) this.#clears.push({ key, fields });
  }

  /** A change is about to set and clear these fields; minus one takes it back. */
  countFields(changes: readonly FieldChange[], times: 1 | -1 = 1): void {
    for (const { field, action } of changes) {
      const counts = (this.fields[field] ??= { set: 0, cleared: 0 });
      counts[action === 'set' ? 'set' : 'cleared'] += times;
    }
  }

  /** What the limits on cleared and newly mapped values count; not for removals, which have a limit of their own. */
  countLimited(changes: readonly FieldChange[], { backfill, times = 1 }: LimitedChange): void {
    if (changes.some(({ action }) => action === 'clear')) this.cleared += times;
    if (backfill) this.backfill += times;
  }

  /** A thing waits in the spool to be sent; minus one: its change came to an end. */
  countDue(kind: ChangeKind, times = 1): void {
    this.due[thingOf(kind)] += times;
  }

  countCall(call: CallRecord): void {
    this.calls[call.kind === 'read' ? 'reads' : 'writes'] += 1;
    this.calls.points += call.actualPoints ?? 0;
    this.calls.retries += Math.max(0, call.attempts - 1);
  }

  build(frame: ReportFrame): RunReport {
    return {
      ...frame,
      rows: { ...this.rows },
      things: { ...this.things, outcomes: { ...this.outcomes } },
      carriedOver: this.carriedOver,
      left: this.#left,
      leftKeys: this.#leftKeys,
      clears: this.#clears,
      settled: this.settled,
      fields: Object.fromEntries(Object.entries(this.fields).filter(([, counts]) => isCounted(counts))),
      problems: [...this.#listed, ...this.#listedBefore].slice(0, mostListed),
      breaches: this.breaches,
      calls: this.calls,
      ...(this.estimate === undefined ? {} : { estimate: this.estimate }),
    };
  }
}

/** What of a report is not counted. */
export type ReportFrame = Pick<
  RunReport,
  'sync' | 'kind' | 'run' | 'mode' | 'startedAtMs' | 'endedAtMs' | 'stop' | 'status' | 'exitCode'
>;

function thingOf(kind: ChangeKind): ThingTally {
  return kind === 'returned' ? 'added' : kind;
}

function isCounted({ set, cleared }: FieldCounts): boolean {
  return set + cleared > 0;
}

function noOutcomes(): Record<OutcomeKind, number> {
  // Every kind is a key, one line above the type says so.
  return Object.fromEntries(outcomeKinds.map((kind) => [kind, 0])) as Record<OutcomeKind, number>;
}

/** Whether both sums of a report add up: rows, then things. */
export function sumsAddUp(report: Pick<RunReport, 'rows' | 'things'>): boolean {
  const { rows, things } = report;
  const outcomes = Object.values(things.outcomes).reduce((sum, count) => sum + count, 0);
  return (
    rows.read === rows.unchanged + rows.ignored + rows.held + rows.added + rows.changed &&
    things.added + things.changed + things.removed === outcomes
  );
}
