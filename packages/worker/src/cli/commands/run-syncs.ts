import {
  BackstockError,
  combinedExitCode,
  formatReport,
  type LimitCounts,
  type RunReport,
  type SyncSpec,
} from '@backstock/core';
import { findSyncs } from '../../config/find-syncs.ts';
import { errorText } from '../../errors/error-text.ts';
import { exitCodeOf } from '../../errors/exit-code-of.ts';
import { showProgress } from '../../progress/show-progress.ts';
import { planProjectSync, runProjectSync } from '../../running/run-project-sync.ts';
import { OpenProject } from '../../wiring/open-project.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConnected } from '../load-connected.ts';

export interface RunCommandOptions {
  readonly kind: 'run' | 'plan';
  readonly syncs: readonly string[];
  readonly json: boolean;
  readonly key?: string;
  readonly limit?: number;
  readonly accept?: LimitCounts;
}

/** `run` and `plan`: one sync after the other, each with its report, whatever became of the ones before. */
export async function runSyncs(context: CommandContext, options: RunCommandOptions): Promise<number> {
  const connected = await loadConnected(context);
  const specs = findSyncs(connected.project, options.syncs);
  await using open = await OpenProject.open(connected);
  const codes: number[] = [];
  for (const spec of specs) {
    codes.push(await runOne(context, options, open, spec));
  }
  return combinedExitCode(codes);
}

async function runOne(
  context: CommandContext,
  options: RunCommandOptions,
  open: OpenProject,
  spec: SyncSpec,
): Promise<number> {
  const { terminal } = context;
  try {
    const report = await walk(context, options, open, spec);
    if (options.json) terminal.printJson(report);
    else terminal.print(`${formatReport(report)}\n`);
    if (options.json && report.stop)
      terminal.tell(`${spec.name}: error ${report.stop.code}: ${report.stop.message}\n`);
    return report.exitCode;
  } catch (error) {
    terminal.tell(`${spec.name}: ${errorText(error, context)}`);
    const exitCode = exitCodeOf(error);
    if (options.json)
      terminal.printJson({ sync: spec.name, kind: options.kind, exitCode, stop: stopOf(error) });
    return exitCode;
  }
}

async function walk(
  { terminal, stop, verbose }: CommandContext,
  { kind, key, limit, accept }: RunCommandOptions,
  open: OpenProject,
  spec: SyncSpec,
): Promise<RunReport> {
  using progress = showProgress(spec.name, terminal.progress);
  stop.throwIfAborted();
  const start = kind === 'run' ? runProjectSync : planProjectSync;
  return await start(open, spec, {
    signal: stop,
    onEvent: (event) => {
      progress.onEvent(event);
      if (verbose && event.type === 'run-failed') terminal.tell(errorText(event.error, { verbose }));
    },
    ...(key === undefined ? {} : { key }),
    ...(limit === undefined ? {} : { limit }),
    ...(accept === undefined ? {} : { accept }),
  });
}

function stopOf(error: unknown): object {
  if (!(error instanceof BackstockError)) return { code: 'INTERNAL.FAULT', message: 'a fault in Backstock' };
  const { code, message, why, fix } = error;
  return { code, message, ...(why === undefined ? {} : { why }), ...(fix === undefined ? {} : { fix }) };
}
