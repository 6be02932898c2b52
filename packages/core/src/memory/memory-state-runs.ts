import type { CallIntent, CallRecord } from '../destination/operation.ts';
import { BackstockError } from '../errors/backstock-error.ts';
import { alreadyRunning } from '../state/already-running.ts';
import { callsKeptMs, outcomesKeptMs } from '../state/retention.ts';
import {
  maxPartners,
  type OpenIntent,
  type OutcomeRecord,
  type SharedPrint,
  type SpooledChange,
  type StateStore,
  type StoredRun,
} from '../state/state-store.ts';
import type { MemoryLedger } from './memory-state-ledgers.ts';

/** A run in memory. */
export interface MemoryRun {
  stored: StoredRun;
  readonly ledger: MemoryLedger;
  readonly spool: Map<number, SpooledChange>;
  readonly outcomes: Map<number, OutcomeRecord>;
  calls: readonly CallRecord[];
}

export class MemoryRuns {
  readonly #runs: MemoryRun[] = [];
  readonly #intents = new Map<string, { readonly run: MemoryRun; readonly intent: CallIntent }>();

  all(): readonly MemoryRun[] {
    return this.#runs;
  }

  get(id: number): MemoryRun {
    const run = this.#runs[id - 1];
    if (run !== undefined) return run;
    throw new BackstockError({
      code: 'INTERNAL.FAULT',
      message: `The state has no run with the number ${id}`,
    });
  }

  begin(ledger: MemoryLedger, startedAtMs: number): number {
    const { sync } = ledger.identity;
    if (this.#runs.some(({ stored }) => stored.sync === sync && stored.status === 'running')) {
      throw alreadyRunning(sync);
    }
    for (const run of this.#runs) prune(run, startedAtMs);
    const id = this.#runs.length + 1;
    const stored = { id, sync, startedAtMs, status: 'running' } as const;
    this.#runs.push({ stored, ledger, spool: new Map(), outcomes: new Map(), calls: [] });
    return id;
  }

  end(id: number, end: Parameters<StateStore['endRun']>[1]): void {
    const run = this.get(id);
    run.stored = { ...run.stored, ...end };
    if (end.status === 'ok' || end.status === 'attention') run.ledger.firstRunAtMs ??= end.endedAtMs;
    this.#dropSettledSpool(run);
  }

  intend(id: number, intents: readonly CallIntent[]): void {
    const run = this.get(id);
    const known = intents.find((intent) => this.#intents.has(intent.id));
    if (known !== undefined) {
      throw new BackstockError({
        code: 'INTERNAL.FAULT',
        message: `There is an intent "${known.id}" already`,
      });
    }
    for (const intent of intents) this.#intents.set(intent.id, { run, intent });
  }

  openIntents(ledger: number): readonly OpenIntent[] {
    const open = [...this.#intents.values()].filter(({ run }) => run.ledger.id === ledger);
    return open.map(({ run, intent }) => ({
      run: run.stored.id,
      intent,
      changes: readSpooled(
        run,
        intent.operations.map((operation) => operation.change),
      ),
    }));
  }

  closeIntents(ids: readonly string[]): void {
    for (const id of ids) {
      const run = this.#intents.get(id)?.run;
      this.#intents.delete(id);
      if (run !== undefined && run.stored.status !== 'running') this.#dropSettledSpool(run);
    }
  }

  #dropSettledSpool(run: MemoryRun): void {
    if (![...this.#intents.values()].some((open) => open.run === run)) run.spool.clear();
  }
}

function prune(run: MemoryRun, nowMs: number): void {
  for (const outcome of run.outcomes.values()) {
    if (outcome.atMs < nowMs - outcomesKeptMs) run.outcomes.delete(outcome.change);
  }
  run.calls = run.calls.filter((call) => call.startedAtMs >= nowMs - callsKeptMs);
}

export function readSpooled(run: MemoryRun, changes: readonly number[]): readonly SpooledChange[] {
  return [...new Set(changes)].flatMap((change) => run.spool.get(change) ?? []);
}

export function findSharedPrints(run: MemoryRun, left: string, right: string): readonly SharedPrint[] {
  const spooled = [...run.spool.values()].sort((one, other) => one.change.id - other.change.id);
  const rights = new Map<string, Set<number>>();
  for (const { change, print } of printsOf(spooled, right)) {
    rights.set(print, (rights.get(print) ?? new Set()).add(change));
  }
  const pairs = printsOf(spooled, left).flatMap(({ change, print }) =>
    [...(rights.get(print) ?? [])]
      .filter((partner) => partner !== change)
      .slice(0, maxPartners)
      .map((partner) => ({ print, left: change, right: partner })),
  );
  return pairs.sort(
    (one, other) => one.left - other.left || one.right - other.right || (one.print < other.print ? -1 : 1),
  );
}

/** Each print of a role once for each change. */
function printsOf(
  spooled: readonly SpooledChange[],
  role: string,
): readonly { readonly change: number; readonly print: string }[] {
  return spooled.flatMap(({ change, prints }) => {
    const own = new Set(prints.filter((one) => one.role === role).map((one) => one.print));
    return [...own].map((print) => ({ change: change.id, print }));
  });
}
