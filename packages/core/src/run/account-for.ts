import { BackstockError } from '../errors/backstock-error.ts';
import type { RunReport } from '../report/run-report.ts';
import { FailedBeginning } from './begin-run.ts';
import { endRun, failRun, type EndingRun } from './end-run.ts';
import type { RunContext } from './run-context.ts';

/** Begins a run, walks it, and ends it, however it went. */
export async function accountFor(
  begin: () => Promise<RunContext>,
  walk: (run: RunContext) => Promise<void>,
): Promise<RunReport> {
  let begun: EndingRun | undefined;
  try {
    const run = await begin();
    begun = run;
    await walk(run);
    return await endRun(run);
  } catch (error) {
    const fault = error instanceof FailedBeginning ? error.cause : error;
    begun ??= error instanceof FailedBeginning ? error.frame : undefined;
    if (begun === undefined) throw fault;
    const report = await failRun(begun, fault);
    if (fault instanceof BackstockError) return report;
    throw fault;
  }
}
