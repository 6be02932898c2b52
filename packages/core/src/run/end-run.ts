import { BackstockError } from '../errors/backstock-error.ts';
import { allowedRows } from '../changeset/limits.ts';
import { writeGateImage } from '../ledger/gate-image.ts';
import { needsAttention } from '../report/exit-code.ts';
import type { ReportFrame } from '../report/report-builder.ts';
import type { RunReport, RunStop } from '../report/run-report.ts';
import { isStopped, type RunContext } from './run-context.ts';

/** What of a run is there to be ended, also where its beginning failed. */
export type EndingRun = Pick<
  RunContext,
  'options' | 'kind' | 'clock' | 'identity' | 'run' | 'startedAtMs' | 'spool' | 'report' | 'tell'
>;

/** Counts what was not sent, writes the gate's image, and closes the account. */
export async function endRun(run: RunContext): Promise<RunReport> {
  const stopped = isStopped(run);
  if (run.kind === 'run') await keepGate(run);
  const stop = run.progress.stop ?? (stopped ? stoppedByCaller() : undefined);
  const { owned } = await run.options.state.openLedger(run.identity);
  return closeAccount(run, stop, owned);
}

/** Ends a run that an error stopped: what waits in the spool was not sent. */
export async function failRun(run: EndingRun, error: unknown): Promise<RunReport> {
  run.tell({ type: 'run-failed', error });
  const stop = { ...stopOf(error), failed: true };
  return closeAccount(run, stop);
}

interface Stop extends RunStop {
  readonly failed?: boolean;
  readonly exitCode?: number;
}

async function closeAccount(run: EndingRun, stop: Stop | undefined, owned = 0): Promise<RunReport> {
  const spool = await run.spool.countSpool(run.run);
  const { done: _done, ...waiting } = spool;
  run.report.outcomes.not_sent += Object.values(waiting).reduce((sum, count) => sum + count, 0);
  const report = run.report.build(frameOf(run, stop, owned));
  const end = {
    endedAtMs: report.endedAtMs,
    status: report.status,
    exitCode: report.exitCode,
    report: JSON.stringify(report),
  };
  await run.spool.endRun(run.run, end);
  run.tell({ type: 'run-ended', report });
  return report;
}

function frameOf(run: EndingRun, stop: Stop | undefined, owned: number): ReportFrame {
  const { spec } = run.options;
  const { failed: _failed, exitCode: _exitCode, ...told } = stop ?? { code: '', message: '' };
  return {
    sync: spec.name,
    kind: run.kind,
    run: run.run,
    mode: spec.mode,
    startedAtMs: run.startedAtMs,
    endedAtMs: run.clock.now(),
    ...(stop === undefined ? {} : { stop: told }),
    ...endStatus(run, stop, owned),
  };
}

function endStatus(
  run: EndingRun,
  stop: Stop | undefined,
  owned: number,
): Pick<ReportFrame, 'status' | 'exitCode'> {
  if (stop?.failed === true) return { status: 'failed', exitCode: stop.exitCode ?? 1 };
  if (stop !== undefined) return { status: 'stopped', exitCode: stop.exitCode ?? 5 };
  const { rows, things, outcomes } = run.report;
  const attention = needsAttention({ rows, things: { ...things, outcomes } }, allowedAtEnd(run, owned));
  return attention ? { status: 'attention', exitCode: 3 } : { status: 'ok', exitCode: 0 };
}

/** `limits: { refused, held }` are known only at the end: within them all is well. */
function allowedAtEnd(run: EndingRun, owned: number): { readonly refused: number; readonly held: number } {
  const { refused, held } = run.options.spec.limits;
  return { refused: refused ? allowedRows(refused, owned) : 0, held: held ? allowedRows(held, owned) : 0 };
}

function stoppedByCaller(): Stop {
  return {
    code: 'RUN.STOPPED',
    message: 'the run was told to stop; the rest is due in the next run',
    exitCode: 4,
  };
}

function stopOf(error: unknown): Stop {
  if (!(error instanceof BackstockError))
    return { code: 'INTERNAL.FAULT', message: 'a fault in Backstock', exitCode: 1 };
  const { code, message, why, fix, exitCode } = error;
  return {
    code,
    message,
    ...(why === undefined ? {} : { why }),
    ...(fix === undefined ? {} : { fix }),
    exitCode,
  };
}

/** The image is written first and named in the state afterwards: a crash in between leaves one that fits nothing. */
async function keepGate(run: RunContext): Promise<void> {
  const { gateImage, state } = run.options;
  // An unchanged gate is in its image already, and what a run recorded since is replayed over it.
  if (gateImage === undefined || !run.gate.isChanged) return;
  const { id, nonce, sequence } = await state.openLedger(run.identity);
  const image = { nonce: run.createId(), sequence };
  const label = { ledger: nonce, image: image.nonce, sequence };
  await writeGateImage(gateImage, label, run.gate.lastingSegments());
  await state.recordImage(id, image);
}
