import { randomUUID } from 'node:crypto';
import type { Recording, SpooledChange, SpoolPhase, StateStore } from '../state/state-store.ts';
import { applyAdvance, countOwned, findOwners, hexOf, MemoryLedgers } from './memory-state-ledgers.ts';
import { findSharedPrints, MemoryRuns, readSpooled, type MemoryRun } from './memory-state-runs.ts';

export interface MemoryStateOptions {
  /** A text that nobody else makes: names a new ledger; random where absent. */
  readonly createNonce?: () => string;
}

/** A state in memory, for tests and first steps: it keeps every promise of the contract but that of the disk. */
export function createMemoryState(options: MemoryStateOptions = {}): StateStore {
  const ledgers = new MemoryLedgers();
  const runs = new MemoryRuns();
  const createNonce = options.createNonce ?? randomUUID;
  return {
    ...ledgerPart(ledgers, createNonce),
    ...runPart(ledgers, runs),
    ...spoolPart(runs),
    ...accountPart(ledgers, runs),
  };
}

type Part<Name extends keyof StateStore> = Pick<StateStore, Name>;

function ledgerPart(
  ledgers: MemoryLedgers,
  createNonce: () => string,
): Part<
  | 'openLedger'
  | 'readEntries'
  | 'readOwners'
  | 'scanEntries'
  | 'scanForgotten'
  | 'recordImage'
  | 'countOwned'
  | 'readAttempts'
  | 'scanAttempts'
> {
  return {
    openLedger: async (identity) => ledgers.open(identity, createNonce()),
    readEntries: async (ledger, hashes) => hashes.map((hash) => ledgers.get(ledger).entries.get(hexOf(hash))),
    readOwners: async (ledger, storeIds) => findOwners(ledgers.get(ledger), storeIds),
    async *scanEntries(ledger, after) {
      const entries = [...ledgers.get(ledger).entries.values()].filter((entry) => entry.sequence > after);
      if (entries.length > 0) yield entries;
    },
    async *scanForgotten(ledger, after) {
      const forgotten = [...ledgers.get(ledger).forgotten.values()].filter((one) => one.sequence > after);
      if (forgotten.length > 0) yield forgotten.map((one) => one.hash);
    },
    recordImage: async (id, image) => {
      const ledger = ledgers.get(id);
      ledger.image = { nonce: image.nonce, sequence: image.sequence };
      for (const [hex, { sequence }] of ledger.forgotten)
        if (sequence <= image.sequence) ledger.forgotten.delete(hex);
    },
    countOwned: async (ledger) => countOwned(ledgers.get(ledger)),
    readAttempts: async (ledger, hashes) =>
      hashes.map((hash) => ledgers.get(ledger).attempts.get(hexOf(hash))),
    async *scanAttempts(ledger) {
      const attempts = [...ledgers.get(ledger).attempts.values()];
      if (attempts.length > 0) yield attempts;
    },
  };
}

function runPart(
  ledgers: MemoryLedgers,
  runs: MemoryRuns,
): Part<'beginRun' | 'endRun' | 'readRuns' | 'intend' | 'openIntents' | 'close'> {
  return {
    beginRun: async (ledger, startedAtMs) => runs.begin(ledgers.get(ledger), startedAtMs),
    endRun: async (run, end) => runs.end(run, end),
    readRuns: async (sync, limit) => {
      const stored = runs.all().map((run) => run.stored);
      return stored
        .filter((run) => run.sync === sync)
        .reverse()
        .slice(0, limit);
    },
    intend: async (run, intents) => runs.intend(run, intents),
    openIntents: async (ledger) => runs.openIntents(ledger),
    close: async () => undefined,
  };
}

function spoolPart(
  runs: MemoryRuns,
): Part<'spool' | 'readSpool' | 'readSpooled' | 'countSpool' | 'sharedPrints' | 'spooledFor'> {
  return {
    spool: async (run, changes) => {
      for (const spooled of changes)
        runs.get(run).spool.set(spooled.change.id, { ...spooled, hash: Uint8Array.from(spooled.hash) });
    },
    readSpool: async (run, { phase, after, limit }) =>
      inOrder(runs.get(run))
        .filter((spooled) => spooled.phase === phase && spooled.change.id > after)
        .slice(0, limit),
    readSpooled: async (run, changes) => readSpooled(runs.get(run), changes),
    countSpool: async (run) => {
      const counts = {
        freeing: 0,
        owners: 0,
        newcomers: 0,
        rematch: 0,
        removals: 0,
        done: 0,
      } satisfies Record<SpoolPhase, number>;
      for (const { phase } of runs.get(run).spool.values()) counts[phase] += 1;
      return counts;
    },
    sharedPrints: async (run, left, right) => findSharedPrints(runs.get(run), left, right),
    spooledFor: async (run, hash) =>
      inOrder(runs.get(run)).filter((spooled) => hexOf(spooled.hash) === hexOf(hash)),
  };
}

function inOrder(run: MemoryRun): readonly SpooledChange[] {
  return [...run.spool.values()].sort((left, right) => left.change.id - right.change.id);
}

function accountPart(
  ledgers: MemoryLedgers,
  runs: MemoryRuns,
): Part<'record' | 'readOutcomes' | 'readRunOutcomes' | 'countRemovedSince'> {
  const runsOf = (ledger: number) =>
    runs
      .all()
      .filter((run) => run.ledger === ledgers.get(ledger))
      .reverse();
  return {
    record: async (run, recording) => {
      record(runs.get(run), recording);
      runs.closeIntents(recording.closedIntents ?? []);
    },
    readOutcomes: async (ledger, hash, limit) => {
      const outcomes = runsOf(ledger).flatMap((run) =>
        [...run.outcomes.values()]
          .filter((outcome) => hexOf(outcome.hash) === hexOf(hash))
          .map((outcome) => ({ ...outcome, run: run.stored.id }))
          .sort((left, right) => right.change - left.change),
      );
      return outcomes.slice(0, limit);
    },
    readRunOutcomes: async (run, limit) => {
      const outcomes = [...runs.get(run).outcomes.values()].filter((one) => one.outcome !== 'delivered');
      return outcomes.sort((left, right) => left.change - right.change).slice(0, limit);
    },
    countRemovedSince: async (ledger, sinceMs) => {
      const outcomes = runsOf(ledger).flatMap((run) => [...run.outcomes.values()]);
      return outcomes.filter(
        (one) => one.kind === 'removed' && one.outcome === 'delivered' && one.atMs >= sinceMs,
      ).length;
    },
  };
}

function record(run: MemoryRun, recording: Recording): void {
  const { attempts } = run.ledger;
  for (const advance of recording.advances ?? []) applyAdvance(run.ledger, advance);
  for (const outcome of recording.outcomes ?? [])
    run.outcomes.set(outcome.change, { ...outcome, hash: Uint8Array.from(outcome.hash) });
  for (const hash of recording.settledAttempts ?? []) attempts.delete(hexOf(hash));
  for (const attempt of recording.attempts ?? [])
    attempts.set(hexOf(attempt.hash), { ...attempt, hash: Uint8Array.from(attempt.hash) });
  for (const { change, phase } of recording.moves ?? []) {
    const spooled = run.spool.get(change);
    if (spooled !== undefined) run.spool.set(change, { ...spooled, phase });
  }
  run.calls = [...run.calls, ...(recording.calls ?? [])];
}
