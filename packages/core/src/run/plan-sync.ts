import type { RunReport } from '../report/run-report.ts';
import type { StateStore } from '../state/state-store.ts';
import { accountFor } from './account-for.ts';
import { beginRun } from './begin-run.ts';
import { checkLimits } from './check-limits.ts';
import { deliverPhases } from './deliver-phase.ts';
import { endChanges } from './end-change.ts';
import { meetInStore } from './meet-in-store.ts';
import { planContext } from './plan-context.ts';
import { readChanges } from './read-changes.ts';
import type { ResolvedChunk } from './resolve-chunk.ts';
import type { RunContext } from './run-context.ts';
import type { RunOptions } from './run-options.ts';

export interface PlanOptions extends RunOptions {
  /** An empty store for the spool of the plan; the caller throws it away. The state itself is only read. */
  readonly scratch: StateStore;
}

/**
 * Plans one sync: everything that `runSync` does but for sending and recording. In the report, what would be sent is
 * `not_sent`, and `estimate` says what it takes. Nothing is written, neither to the store nor to the state.
 */
export async function planSync(options: PlanOptions): Promise<RunReport> {
  return accountFor(
    () => beginRun(options, { kind: 'plan', spool: options.scratch }),
    async (run) => {
      await readChanges(run);
      await meetInStore(run);
      await checkLimits(run);
      run.report.estimate = { calls: 0, points: 0, seconds: 0 };
      await deliverPhases(run, planChunk);
      withReads(run);
    },
  );
}

async function planChunk(run: RunContext, chunk: ResolvedChunk): Promise<void> {
  const { destination } = run.options;
  const planned = destination.plan(chunk.decided, chunk.observations, planContext(run));
  const held = planned.filter((plan) => plan.held !== undefined);
  await endChanges(
    run,
    held.flatMap(({ change, held: reason }) => {
      const spooled = chunk.decided.find((decided) => decided.change.id === change)?.spooled;
      return spooled && reason ? [{ spooled, outcome: 'held' as const, reason }] : [];
    }),
  );
  run.report.estimate = destination.estimate(planned, run.report.estimate);
}

/** A run looks everything up again: what the plan's own reading cost is spent once more. */
function withReads(run: RunContext): void {
  const { calls, points } = run.report.estimate ?? { calls: 0, points: 0 };
  const before = { calls, points: points + run.report.calls.points };
  run.report.estimate = run.options.destination.estimate([], before);
}
