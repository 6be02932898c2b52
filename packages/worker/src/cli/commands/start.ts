import { once } from 'node:events';
import { BackstockError, type RunReport, type SyncSpec } from '@backstock/core';
import { createLog, type Log } from '../../log/create-log.ts';
import { runProjectSync } from '../../running/run-project-sync.ts';
import { scheduleSyncs, type ScheduledSync } from '../../scheduler/schedule-syncs.ts';
import { StoreQueues } from '../../scheduler/store-queues.ts';
import { OpenProject } from '../../wiring/open-project.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConnected } from '../load-connected.ts';

/** Runs the syncs on their schedules until SIGINT or SIGTERM; then calls in flight are finished and recorded. */
export async function start(context: CommandContext): Promise<number> {
  const connected = await loadConnected(context);
  const scheduled = connected.project.syncs.filter(isScheduled);
  if (scheduled.length === 0) throw noSchedule(connected.project.folder);
  const log = createLog((line) => context.terminal.print(line));
  await using open = await OpenProject.open(connected);
  const queues = new StoreQueues<SyncSpec>((spec) => runLogged(context, open, spec, log));
  const schedule = await scheduleSyncs(scheduled, {
    due(sync) {
      if (!queues.offer(sync)) log.warn({ sync: sync.name }, 'due again while it waits or runs: left out');
    },
    missed: (sync) => log.warn({ sync: sync.name }, 'a time was missed because the process was busy'),
  });
  for (const { sync, at } of schedule.next()) log.info({ sync, next: at }, 'scheduled');
  if (!context.stop.aborted) await once(context.stop, 'abort');
  log.info('stopping: calls in flight are finished first');
  await schedule.stop();
  await queues.close();
  log.info('stopped');
  return 0;
}

function isScheduled(sync: SyncSpec): sync is ScheduledSync {
  return sync.schedule !== undefined;
}

async function runLogged(
  { stop }: CommandContext,
  open: OpenProject,
  spec: SyncSpec,
  log: Log,
): Promise<void> {
  const logged = log.child({ sync: spec.name });
  logged.info('run started');
  try {
    logReport(await runProjectSync(open, spec, { signal: stop }), logged);
  } catch (error) {
    if (stop.aborted && error === stop.reason) logged.info('run not begun: told to stop');
    else logged.error({ error }, 'run not begun, or ended by a fault');
  }
}

/** Counts only: keys and the store's messages are for `status`. */
function logReport(
  { run, status, exitCode, rows, things, calls, stop, ...report }: RunReport,
  log: Log,
): void {
  const seconds = (report.endedAtMs - report.startedAtMs) / 1000;
  const account = { run, status, exitCode, seconds, rows, things, calls, stop };
  if (status === 'ok') log.info(account, 'run ended');
  else if (stop?.code === 'RUN.STOPPED') log.info(account, 'run stopped; the rest is due in the next run');
  else log.error(account, 'run ended: a person must look');
}

function noSchedule(folder: string): BackstockError {
  return new BackstockError({
    code: 'CLI.USAGE',
    message: `no sync in ${folder} has a schedule`,
    fix: 'Write one, such as `schedule: { every: 1h }`, or use `backstock run`.',
  });
}
