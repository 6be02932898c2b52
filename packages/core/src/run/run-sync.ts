import type { RunReport } from '../report/run-report.ts';
import { accountFor } from './account-for.ts';
import { beginRun } from './begin-run.ts';
import { checkLimits } from './check-limits.ts';
import { deliverChunk } from './deliver-chunk.ts';
import { deliverPhases } from './deliver-phase.ts';
import { meetInStore } from './meet-in-store.ts';
import { readChanges } from './read-changes.ts';
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
