import type { Clock } from '@backstock/core';

interface Sleeper {
  readonly wakeAtMs: number;
  readonly wake: () => void;
}

/** A clock whose time stands still while anything runs and jumps to the next sleeper when nothing does. */
export interface VirtualClock extends Clock {
  /** Runs `work` to its end, moving time on whenever everything waits. */
  drive<Result>(work: Promise<Result>): Promise<Result>;
}

export function createVirtualClock(startMs = 1_000_000): VirtualClock {
  let nowMs = startMs;
  const sleepers = new Set<Sleeper>();
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = { wakeAtMs: nowMs + ms, wake: resolve };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', () => sleepers.delete(sleeper) && reject(signal.reason), {
        once: true,
      });
      return undefined;
    });
  const wakeNext = (): void => {
    let next: Sleeper | undefined;
    for (const sleeper of sleepers)
      if (next === undefined || sleeper.wakeAtMs < next.wakeAtMs) next = sleeper;
    if (next === undefined) return;
    nowMs = Math.max(nowMs, next.wakeAtMs);
    sleepers.delete(next);
    next.wake();
  };
  const drive = async <Result>(work: Promise<Result>): Promise<Result> => {
    const state = { isDone: false };
    const watched = work.finally(() => {
      state.isDone = true;
    });
    watched.catch(() => undefined);
    while (!state.isDone) {
      await new Promise(setImmediate);
      if (!state.isDone) wakeNext();
    }
    return watched;
  };
  return { now: () => nowMs, sleep, drive };
}
