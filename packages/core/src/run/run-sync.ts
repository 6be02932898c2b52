import { BackstockError } from '../errors/backstock-error.ts';
import type { RunReport } from '../report/run-report.ts';
import { beginRun, FailedBeginning } from './begin-run.ts';
import { checkLimits } from './check-limits.ts';
import { deliverChunk } from './deliver-chunk.ts';
import { deliverPhases } from './deliver-phase.ts';
import { endRun, failRun } from './end-run.ts';
import { meetInStore } from './meet-in-store.ts';
import { readChanges } from './read-changes.ts';
import type { RunContext } from './run-context.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Runs one sync once: the whole street. Gives the run's account, also when it failed: a fault of the source, the store
 * or the state stands in `report.stop`, with its exit code. Throws only for a fault in Backstock itself, and where the
 * run could not begin (RUN.ALREADY_RUNNING, a state that cannot be opened).
 */
export async function runSync(options: RunOptions): Promise<RunReport> {
  return accountFor(
    () => beginRun(options, { kind: 'run', spool: options.state }),
    async (run) => {
      await readChanges(run);
      await meetInStore(run);
      await checkLimits(run);
      await deliverPhases(run, deliverChunk);
    },
  );
}

/** Begins a run, walks it, and ends it, however it went. */
export async function accountFor(
  begin: () => Promise<RunContext>,
  walk: (run: RunContext) => Promise<void>,
): Promise<RunReport> {
  let frame: Parameters<typeof failRun>[0] | undefined;
  try {
    const run = await begin();
    frame = run;
    await walk(run);
    return await endRun(run);
  } catch (error) {
    const fault = error instanceof FailedBeginning ? error.cause : error;
    frame ??= error instanceof FailedBeginning ? error.frame : undefined;
    if (frame === undefined) throw fault;
    const report = await failRun(frame, fault);
    if (fault instanceof BackstockError) return report;
    throw fault;
  }
}
