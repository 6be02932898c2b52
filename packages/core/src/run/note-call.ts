import type { CallRecord } from '../destination/operation.ts';
import type { RunContext } from './run-context.ts';

/** Counts a call that ended and keeps it for the journal, where the next commit puts it. */
export function noteCall(run: RunContext, call: CallRecord): void {
  run.report.countCall(call);
  run.progress.calls.push(call);
  run.tell({ type: 'call-ended', call });
}
