import type { OperationOutcome } from '../destination/operation.ts';
import { advanceRemoved, type LedgerAdvance } from '../ledger/advance.ts';
import type { Fingerprinter } from '../ledger/fingerprint.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Attempt, LedgerInfo, OpenIntent, SpooledChange } from '../state/state-store.ts';
import { beginProgress, deliver, learn, type ChangeProgress } from './change-progress.ts';
import { ledgerKey } from './end-change.ts';
import { firstAttempt } from './first-attempt.ts';
import { IntentLog } from './intent-log.ts';
import { hex } from './run-context.ts';
import type { RunOptions } from './run-options.ts';

export interface SettledIntents {
  readonly intents: number;
  /** Operations whose fate is known now. */
  readonly settled: number;
  /** Keys (hash as hexadecimal) of calls whose effect is still unknown. */
  readonly blocked: ReadonlySet<string>;
  /** The values (as prints) that these match by: what is found by them may be what such a call has made. */
  readonly blockedMatches: ReadonlySet<string>;
}

/**
 * Finds out what became of the calls that an earlier run sent and could not record, before anything else is sent. What
 * was applied enters the ledger; what was not is found again by comparing; what cannot be told blocks its keys.
 */
export async function settleIntents(
  options: RunOptions,
  ledger: LedgerInfo,
  run: { readonly id: number; readonly nowMs: number },
): Promise<SettledIntents> {
  const open = await options.state.openIntents(ledger.id);
  const blocked = new Set<string>();
  const blockedMatches = new Set<string>();
  const context = {
    object: options.spec.object,
    called: () => undefined,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  let settled = 0;
  // Operation ids are unique in their run only.
  for (const intents of Map.groupBy(open, (intent) => intent.run).values()) {
    const settling = await beginSettling(options, ledger, intents);
    const calls = intents.map(({ intent }) => intent);
    for await (const outcomes of options.destination.settle(calls, context)) {
      const own = await withoutOthersThings(options, ledger, { settling, outcomes });
      settled += await recordSettled(options, settling, { outcomes: own, blocked, blockedMatches, run });
    }
  }
  return { intents: open.length, settled, blocked, blockedMatches };
}

/** A thing that was made by the lost call and found by another key since belongs to that one. */
async function withoutOthersThings(
  options: RunOptions,
  ledger: LedgerInfo,
  { settling, outcomes }: { readonly settling: Settling; readonly outcomes: readonly OperationOutcome[] },
): Promise<readonly OperationOutcome[]> {
  const owners = await options.state.readOwners(
    ledger.id,
    outcomes.flatMap(({ storeId }) => storeId ?? []),
  );
  return outcomes.map((outcome) => {
    const { operation, change, storeId } = outcome;
    const owner = storeId === undefined ? undefined : owners.get(storeId);
    const own = settling.changes.get(operation)?.spooled.hash;
    const isOthers = owner !== undefined && own !== undefined && hex(owner.hash) !== hex(own);
    return isOthers && (owner.presence === 'owned' || owner.presence === 'left')
      ? { operation, change, kind: 'not_sent' }
      : outcome;
  });
}

interface SettledOutcomes {
  readonly outcomes: readonly OperationOutcome[];
  readonly blocked: Set<string>;
  readonly blockedMatches: Set<string>;
  readonly run: { readonly id: number; readonly nowMs: number };
}

/** Gives the number of operations whose fate is known now. */
async function recordSettled(
  options: RunOptions,
  settling: Settling,
  { outcomes, blocked, blockedMatches, run }: SettledOutcomes,
): Promise<number> {
  const advances = outcomes.flatMap((outcome) => advancesOf(settling, outcome, options.fingerprinter));
  const known = outcomes.filter(({ kind }) => kind !== 'uncertain');
  const unknown = changesOf(
    settling,
    outcomes.filter(({ kind }) => kind === 'uncertain'),
  );
  for (const { hash, prints } of unknown) {
    blocked.add(hex(hash));
    for (const { role, print } of prints) if (role === 'match') blockedMatches.add(print);
  }
  await options.state.record(run.id, {
    advances,
    attempts: unknown.map((spooled) => uncertainAttempt(spooled, run.nowMs)),
    // What is known by now waits for nobody: its row is compared, and sent again where that is needed.
    settledAttempts: changesOf(settling, known).flatMap(({ hash }) => (blocked.has(hex(hash)) ? [] : [hash])),
    closedIntents: settling.log.settle(known.map(({ operation }) => operation)),
  });
  return known.length;
}

function changesOf(settling: Settling, outcomes: readonly OperationOutcome[]): readonly SpooledChange[] {
  return outcomes.flatMap(({ operation }) => settling.changes.get(operation)?.spooled ?? []);
}

interface Settling {
  readonly log: IntentLog;
  /** By operation. Operations of one change share their progress. */
  readonly changes: ReadonlyMap<string, ChangeProgress>;
}

async function beginSettling(
  options: RunOptions,
  ledger: LedgerInfo,
  open: readonly OpenIntent[],
): Promise<Settling> {
  const log = new IntentLog(() => Promise.resolve());
  const changes = new Map<string, ChangeProgress>();
  for (const { intent, changes: spooled } of open) {
    await log.intend(intent);
    const entries = await options.state.readEntries(
      ledger.id,
      spooled.map(({ hash }) => hash),
    );
    const progress = new Map(
      spooled.map((change, index) => [change.change.id, progressOf(change, entries[index])]),
    );
    for (const operation of intent.operations) {
      const found = progress.get(operation.change);
      if (found)
        changes.set(operation.id, {
          ...found,
          planned: { change: operation.change, operations: [operation], settled: [] },
        });
    }
  }
  return { log, changes };
}

function progressOf(spooled: SpooledChange, entry: LedgerEntry | undefined): ChangeProgress {
  const storeId = entry?.storeId ?? spooled.change.storeId;
  const decision = storeId === undefined ? { kind: 'create' as const } : { kind: 'update' as const, storeId };
  return beginProgress(
    { spooled, decision },
    { change: spooled.change.id, operations: [], settled: [] },
    entry,
  );
}

function advancesOf(
  settling: Settling,
  outcome: OperationOutcome,
  prints: Fingerprinter,
): readonly LedgerAdvance[] {
  const progress = settling.changes.get(outcome.operation);
  const operation = progress?.planned.operations[0];
  const storeId = outcome.storeId ?? progress?.storeId;
  if (progress === undefined || operation === undefined || storeId === undefined) return [];
  if (outcome.kind !== 'delivered') return outcome.storeId === undefined ? [] : [learn(progress, storeId)];
  if (operation.removes) return progress.entry ? [advanceRemoved(progress.entry, 'delete')] : [];
  return [deliver(progress, storeId, operation.carries, prints)];
}

function uncertainAttempt(spooled: SpooledChange, nowMs: number): Attempt {
  const reason = {
    code: 'open_call',
    message: 'sent, but its effect cannot be told; nothing more is sent for this key',
  };
  const { stamp } = spooled;
  return firstAttempt({ ...ledgerKey(spooled), stamp, outcome: 'uncertain', reason }, nowMs);
}
