import { createTask, type ScheduledTask } from 'node-cron';
import type { ScheduleSpec, SyncSpec } from '@backstock/core';
import { skippedMinutes } from './skipped-minutes.ts';

export type ScheduledSync = SyncSpec & { readonly schedule: ScheduleSpec };

export interface ScheduleListener {
  /** A sync is due. */
  due(sync: ScheduledSync): void;
  /** The scheduler could not keep a time: odd, and caught up by the next one. */
  missed(sync: ScheduledSync): void;
}

export interface RunningSchedule {
  /** When each sync is due next. */
  next(): readonly { readonly sync: string; readonly at: Date | null }[];
  stop(): Promise<void>;
}

/**
 * Starts the schedules, each in its time zone. A time that the clocks skip in the spring is kept at the end of the gap;
 * one that they repeat in the autumn is kept once.
 */
export async function scheduleSyncs(
  syncs: readonly ScheduledSync[],
  listener: ScheduleListener,
): Promise<RunningSchedule> {
  const tasks = syncs.map((sync) => ({ sync, task: createSyncTask(sync, listener) }));
  const gaps = createTask('* * * * *', createGapWatch(syncs, listener), { timezone: 'UTC', ...quietly });
  for (const task of [...tasks.map(({ task: own }) => own), gaps]) await task.start();
  return {
    next: () => tasks.map(({ sync, task }) => ({ sync: sync.name, at: task.getNextRun() })),
    async stop() {
      for (const task of [...tasks.map(({ task: own }) => own), gaps]) await task.destroy();
    },
  };
}

/** A busy machine may be late by this much and still keep a time. */
const mostLateMs = 30_000;

const quietly = {
  missedExecutionTolerance: mostLateMs,
  suppressMissedWarning: true,
  noOverlap: true,
} as const;

function createSyncTask(sync: ScheduledSync, listener: ScheduleListener): ScheduledTask {
  const { cron, timezone } = sync.schedule;
  const task = createTask(cron, () => listener.due(sync), { timezone, name: sync.name, ...quietly });
  task.on('execution:missed', () => listener.missed(sync));
  return task;
}

/** Runs every minute; a sync is due once when one of its times lies in a gap that just ended. */
function createGapWatch(
  syncs: readonly ScheduledSync[],
  listener: ScheduleListener,
): (context: { readonly date: Date }) => void {
  let lastMs = Date.now();
  const onTheWall = new Map(
    syncs.map((sync) => [sync, createTask(sync.schedule.cron, () => undefined, { timezone: 'UTC' })]),
  );
  return ({ date }) => {
    const fromMs = lastMs;
    lastMs = date.getTime();
    for (const [sync, pattern] of onTheWall) {
      const skipped = skippedMinutes(sync.schedule.timezone, fromMs, lastMs);
      if (skipped.some((minute) => pattern.match(minute))) listener.due(sync);
    }
  };
}
