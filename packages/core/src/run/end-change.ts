import { advanceExists, type LedgerAdvance } from '../ledger/advance.ts';
import type { RefusalClass, OutcomeKind, Reason } from '../outcome/outcome.ts';
import { nextAttemptAt, type TriesSoFar } from '../outcome/retry-schedule.ts';
import type { Attempt, OutcomeRecord, Recording, SpooledChange } from '../state/state-store.ts';
import { gateFlags } from '../ledger/gate.ts';
import { advanceGate, stampGate, wordsOf } from './open-gate.ts';
import type { RunContext } from './run-context.ts';

/** How a change ended. `not_sent` is no end: such a change stays in the spool and is counted when the run ends. */
export interface EndedChange {
  readonly spooled: SpooledChange;
  readonly outcome: Exclude<OutcomeKind, 'not_sent'>;
  readonly reason?: Reason;
  readonly refusalClass?: RefusalClass;
  readonly storeId?: string;
  /** Beyond what operations told: the named records. */
  readonly advances?: readonly LedgerAdvance[];
}

/** Records how changes ended, in one commit with whatever else became known at the same time, then counts them. */
export async function endChanges(
  run: RunContext,
  ended: readonly EndedChange[],
  alongside: Recording = {},
): Promise<void> {
  if (ended.length === 0 && Object.values(alongside).every((part) => part.length === 0)) return;
  const tries = await earlierTries(run, ended);
  const advances = [...(alongside.advances ?? []), ...ended.flatMap(advancesOf)];
  if (run.kind === 'run') {
    await run.options.state.record(run.run, {
      ...alongside,
      advances,
      outcomes: ended.filter(isTold).map((end) => outcomeRecord(run, end)),
      attempts: ended
        .filter(isTriedAgain)
        .map((end) => attemptOf(run, end, tries.get(end.spooled.change.id))),
      settledAttempts: ended
        .filter((end) => !isTriedAgain(end) && hasAttempt(run, end.spooled))
        .map(({ spooled }) => spooled.hash),
      moves: [
        ...(alongside.moves ?? []),
        ...ended.map(({ spooled }) => ({ change: spooled.change.id, phase: 'done' as const })),
      ],
    });
  } else {
    await run.spool.record(run.run, {
      moves: ended.map(({ spooled }) => ({ change: spooled.change.id, phase: 'done' })),
    });
  }
  for (const advance of advances) if (run.kind === 'run') advanceGate(run.gate, advance);
  for (const end of ended) count(run, end);
}

function advancesOf(end: EndedChange): readonly LedgerAdvance[] {
  if (end.outcome === 'exists' && end.storeId !== undefined)
    return [advanceExists(ledgerKey(end.spooled), end.storeId)];
  return end.advances ?? [];
}

/** The key as the ledger keeps it: without its text where it is personal data. */
export function ledgerKey(spooled: SpooledChange): { readonly hash: Uint8Array; readonly key?: string } {
  return spooled.personal ? { hash: spooled.hash } : { hash: spooled.hash, key: spooled.change.key };
}

function isTriedAgain({ outcome }: EndedChange): boolean {
  return outcome !== 'delivered' && outcome !== 'moved' && outcome !== 'exists';
}

/** What was written as wanted stands in the ledger; a removal also counts for the limit over 24 hours. */
function isTold({ outcome, spooled }: EndedChange): boolean {
  return outcome !== 'delivered' || spooled.kind === 'removed';
}

function hasAttempt(run: RunContext, { hash }: SpooledChange): boolean {
  const slot = run.gate.find(...wordsOf(hash));
  return slot >= 0 && (run.gate.flags(slot) & gateFlags.attempt) !== 0;
}

async function earlierTries(
  run: RunContext,
  ended: readonly EndedChange[],
): Promise<ReadonlyMap<number, Attempt>> {
  const again = ended.filter(isTriedAgain);
  if (again.length === 0) return new Map();
  const attempts = await run.options.state.readAttempts(
    run.ledger.id,
    again.map(({ spooled }) => spooled.hash),
  );
  return new Map(
    attempts.flatMap((attempt, index) => {
      const end = again[index];
      return attempt && end ? [[end.spooled.change.id, attempt] as const] : [];
    }),
  );
}

function attemptOf(run: RunContext, end: EndedChange, earlier: Attempt | undefined): Attempt {
  const { spooled } = end;
  const same = earlier?.stamp === spooled.stamp && earlier.outcome === end.outcome;
  const tries = same ? earlier.tries + 1 : 1;
  const nowMs = run.clock.now();
  const firstAtMs = same ? earlier.firstAtMs : nowMs;
  const nextAtMs = nextAttempt(run, end, { tries, firstAtMs, nowMs });
  return {
    ...ledgerKey(spooled),
    stamp: spooled.stamp,
    outcome: end.outcome,
    reason: end.reason ?? { code: end.outcome, message: '' },
    ...(end.refusalClass === undefined ? {} : { refusalClass: end.refusalClass }),
    ...(nextAtMs === undefined ? {} : { nextAtMs }),
    tries,
    firstAtMs,
    lastAtMs: nowMs,
  };
}

/** Held and waiting things depend on other rows or on the store: they are looked at in every run. */
function nextAttempt(run: RunContext, end: EndedChange, at: TriesSoFar): number | undefined {
  if (end.refusalClass !== undefined) return nextAttemptAt(end.refusalClass, at);
  if (end.outcome === 'unmatched') return at.nowMs + run.options.spec.unmatchedRetryEveryMs;
  return end.outcome === 'uncertain' ? undefined : 0;
}

function outcomeRecord(run: RunContext, end: EndedChange): OutcomeRecord {
  const { change } = end.spooled;
  const storeId = end.storeId ?? change.storeId;
  return {
    change: change.id,
    ...ledgerKey(end.spooled),
    kind: end.spooled.kind,
    outcome: end.outcome,
    fields: change.fields.map(({ field }) => field),
    ...(storeId === undefined ? {} : { storeId }),
    ...(end.reason === undefined ? {} : { reason: end.reason }),
    atMs: run.clock.now(),
  };
}

function count(run: RunContext, end: EndedChange): void {
  const { spooled, outcome, reason } = end;
  run.report.countDue(spooled.kind, -1);
  run.report.countOutcome(outcome, {
    key: spooled.change.key,
    kind: spooled.kind,
    outcome,
    ...(reason ? { reason } : {}),
  });
  run.tell({ type: 'changes-ended', outcome, count: 1 });
  if (!isTriedAgain(end)) stampGate(run.gate, spooled.hash, spooled.stamp);
}
