import type { CallRecord, OperationOutcome, PlannedChange } from '../destination/operation.ts';
import { resolveGone } from '../changeset/resolve-change.ts';
import { advanceForgotten, type LedgerAdvance } from '../ledger/advance.ts';
import type { SpoolPhase } from '../state/state-store.ts';
import {
  beginProgress,
  deliver,
  finishRemoval,
  learn,
  worsen,
  type ChangeProgress,
} from './change-progress.ts';
import { endChanges, type EndedChange } from './end-change.ts';
import type { ResolvedChunk } from './resolve-chunk.ts';
import type { RunContext } from './run-context.ts';
import { noteCall } from './note-call.ts';
import { planContext } from './plan-context.ts';

/** Plans a resolved chunk, sends it, and records each outcome as it becomes known. */
export async function deliverChunk(run: RunContext, chunk: ResolvedChunk): Promise<void> {
  if (chunk.decided.length === 0) return;
  const planned = run.options.destination.plan(chunk.decided, chunk.observations, planContext(run));
  const delivery = await beginDelivery(run, chunk, planned);
  await recordUnsent(run, delivery);
  const context = {
    object: run.options.spec.object,
    intend: (intent: Parameters<typeof run.intents.intend>[0]) => run.intents.intend(intent),
    called: (call: CallRecord) => noteCall(run, call),
    ...(run.options.signal ? { signal: run.options.signal } : {}),
  };
  for await (const outcomes of run.options.destination.apply(planned, context))
    await recordOutcomes(run, delivery, outcomes);
  await recordCalls(run);
}

interface Delivery {
  readonly phase: SpoolPhase;
  readonly changes: ReadonlyMap<number, ChangeProgress>;
  readonly operations: ReadonlyMap<string, PlannedChange['operations'][number]>;
}

async function beginDelivery(
  run: RunContext,
  chunk: ResolvedChunk,
  planned: readonly PlannedChange[],
): Promise<Delivery> {
  const entries = await run.options.state.readEntries(
    run.ledger.id,
    chunk.decided.map(({ spooled }) => spooled.hash),
  );
  const plans = new Map(planned.map((plan) => [plan.change, plan]));
  const changes = chunk.decided.map((decided, index) => {
    const plan = plans.get(decided.change.id) ?? { change: decided.change.id, operations: [], settled: [] };
    return [decided.change.id, beginProgress(decided, plan, entries[index])] as const;
  });
  const operations = planned.flatMap((plan) =>
    plan.operations.map((operation) => [operation.id, operation] as const),
  );
  return { phase: chunk.phase, changes: new Map(changes), operations: new Map(operations) };
}

/** What needs no call: fields that are in the store as wanted, and changes that the plan holds back. */
async function recordUnsent(run: RunContext, delivery: Delivery): Promise<void> {
  const advances: LedgerAdvance[] = [];
  const ended: EndedChange[] = [];
  for (const progress of delivery.changes.values()) {
    const { planned, storeId, spooled } = progress;
    if (planned.held) ended.push({ spooled, outcome: 'held', reason: planned.held });
    else if (storeId !== undefined && isKnownToBeThere(progress)) {
      advances.push(deliver(progress, storeId, planned.settled, run.options.fingerprinter));
    }
    if (!planned.held && progress.open === 0) ended.push(endOf(progress));
  }
  await endChanges(run, ended, { advances });
}

/** Fields that need no call; or none that differ at all, of a thing that the ledger does not call owned yet. */
function isKnownToBeThere({ planned, open, spooled, entry }: ChangeProgress): boolean {
  if (planned.settled.length > 0) return true;
  return open === 0 && spooled.kind !== 'removed' && entry?.presence !== 'owned';
}

async function recordOutcomes(
  run: RunContext,
  delivery: Delivery,
  outcomes: readonly OperationOutcome[],
): Promise<void> {
  const batch: OutcomeBatch = { advances: [], ended: [], again: [] };
  for (const outcome of outcomes) {
    const progress = delivery.changes.get(outcome.change);
    if (progress) noteOutcome(run, delivery, { progress, outcome, batch });
  }
  const known = outcomes.filter(({ kind }) => kind !== 'uncertain').map(({ operation }) => operation);
  const calls = run.progress.calls.splice(0);
  await endChanges(run, batch.ended, {
    advances: batch.advances,
    closedIntents: run.intents.settle(known),
    calls,
    moves: batch.again.map((change) => ({ change, phase: 'rematch' })),
  });
}

interface OutcomeBatch {
  readonly advances: LedgerAdvance[];
  readonly ended: EndedChange[];
  /** Changes that are matched once more in the next phase. */
  readonly again: number[];
}

interface KnownOutcome {
  readonly progress: ChangeProgress;
  readonly outcome: OperationOutcome;
  readonly batch: OutcomeBatch;
}

function noteOutcome(run: RunContext, delivery: Delivery, { progress, outcome, batch }: KnownOutcome): void {
  progress.open -= 1;
  if (outcome.kind === 'delivered') batch.advances.push(...delivered(run, delivery, progress, outcome));
  else if (outcome.kind === 'refused' || outcome.kind === 'uncertain' || outcome.kind === 'not_sent') {
    worsen(progress, outcome.kind, outcome.refusal);
    if (outcome.storeId !== undefined && progress.entry?.storeId !== outcome.storeId)
      batch.advances.push(learn(progress, outcome.storeId));
  } else if (matchesAgain(run, delivery, progress, outcome)) batch.again.push(progress.spooled.change.id);
  else giveUp(run, progress, outcome, batch);
  const isOver =
    progress.open === 0 &&
    progress.outcome !== 'not_sent' &&
    !batch.again.includes(progress.spooled.change.id);
  if (isOver && !batch.ended.some(({ spooled }) => spooled === progress.spooled))
    batch.ended.push(endOf(progress));
}

function delivered(
  run: RunContext,
  delivery: Delivery,
  progress: ChangeProgress,
  outcome: OperationOutcome,
): LedgerAdvance[] {
  const operation = delivery.operations.get(outcome.operation);
  const storeId = outcome.storeId ?? progress.storeId;
  if (operation === undefined || storeId === undefined || operation.removes) return [];
  return [deliver(progress, storeId, operation.carries, run.options.fingerprinter)];
}

/** A create that found its thing taken is matched once; so is a thing that is gone and may be made anew. */
function matchesAgain(
  run: RunContext,
  delivery: Delivery,
  progress: ChangeProgress,
  outcome: OperationOutcome,
): boolean {
  const { spooled } = progress;
  const { id, storeId } = spooled.change;
  if (delivery.phase === 'rematch' || spooled.kind === 'removed') return false;
  if (outcome.kind === 'gone' && resolveGone(run.options.spec, storeId).kind !== 'decided') return false;
  const lacksThing = outcome.kind === 'gone' || progress.decision.kind === 'create';
  if (lacksThing && storeId !== undefined) run.progress.recreate.add(id);
  return true;
}

/** What is taken or gone, and is not matched again. */
function giveUp(
  run: RunContext,
  progress: ChangeProgress,
  outcome: OperationOutcome,
  batch: OutcomeBatch,
): void {
  const { spooled } = progress;
  progress.open = 0;
  if (outcome.kind === 'taken') {
    worsen(
      progress,
      'refused',
      outcome.refusal ?? { class: 'conflict', code: 'TAKEN', message: 'the store has such a thing already' },
    );
    return;
  }
  if (spooled.kind === 'removed') {
    batch.ended.push({ spooled, outcome: 'delivered', advances: [advanceForgotten(spooled.hash)] });
    return;
  }
  const gone = resolveGone(
    { ...run.options.spec, onGone: run.options.spec.onGone === 'ignore' ? 'ignore' : 'hold' },
    progress.storeId,
  );
  if (gone.kind === 'ended' && gone.outcome !== 'not_sent') {
    batch.ended.push({ spooled, outcome: gone.outcome, ...(gone.reason ? { reason: gone.reason } : {}) });
  }
}

function endOf(progress: ChangeProgress): EndedChange {
  const { spooled, outcome, refusal, storeId } = progress;
  return {
    spooled,
    // Never not_sent here: such a change stays in the spool.
    outcome: outcome === 'not_sent' ? 'held' : outcome,
    ...(storeId === undefined ? {} : { storeId }),
    ...(refusal ? { reason: refusal, refusalClass: refusal.class } : {}),
    ...(outcome === 'delivered' ? { advances: finishRemoval(progress) } : {}),
  };
}

async function recordCalls(run: RunContext): Promise<void> {
  const calls = run.progress.calls.splice(0);
  if (calls.length > 0) await run.options.state.record(run.run, { calls });
}
