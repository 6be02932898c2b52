import type { Clock } from '@backstock/core';
import type { ThrottleStatus } from '../src/calls/answer.ts';

/** A store's leaky bucket as Shopify describes it, on a clock: admission by requested points, charge of the actual ones. */
export interface SimulatedStore {
  /** A call that takes `latencyMs` each way. */
  call(
    requested: number,
    actual: number,
    latencyMs: number,
  ): Promise<{ admitted: boolean; report: ThrottleStatus }>;
  /** Points charged, and refused calls, since the start. */
  readonly charged: () => number;
  readonly throttled: () => number;
  readonly available: () => number;
}

export function createSimulatedStore(clock: Clock, maximum: number, ratePerSecond: number): SimulatedStore {
  let level = maximum;
  let atMs = clock.now();
  let charged = 0;
  let throttled = 0;
  const flow = (): void => {
    level = Math.min(maximum, level + ((clock.now() - atMs) / 1000) * ratePerSecond);
    atMs = clock.now();
  };
  const call: SimulatedStore['call'] = async (requested, actual, latencyMs) => {
    await clock.sleep(latencyMs);
    flow();
    const admitted = level >= requested;
    if (admitted) level -= actual;
    if (admitted) charged += actual;
    else throttled += 1;
    const report = {
      maximumAvailable: maximum,
      currentlyAvailable: Math.floor(level),
      restoreRate: ratePerSecond,
    };
    await clock.sleep(latencyMs);
    return { admitted, report };
  };
  return {
    call,
    charged: () => charged,
    throttled: () => throttled,
    available: () => {
      flow();
      return level;
    },
  };
}
