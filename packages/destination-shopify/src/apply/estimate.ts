import type { Estimate, PlannedChange } from '@backstock/core';
import { packWaves } from '../calls/pack.ts';
import type { MutationCatalogue } from '../contract/mutation-definition.ts';

/** What is known of the bucket, and what goes through it first. */
export interface KnownBudget {
  readonly before?: Pick<Estimate, 'calls' | 'points'> | undefined;
  readonly spendable: number;
  /** Points a second that are ours; 0 while the store has not answered yet. */
  readonly ratePerSecond: number;
}

/** The rate of the smallest plan, for as long as nothing is known. */
const leastRatePerSecond = 100;

/** Calls, points and seconds that operations will take: what is in the bucket goes at once, the rest at our rate. */
export function estimateOperations(
  planned: readonly PlannedChange[],
  catalogue: MutationCatalogue,
  budget: KnownBudget,
): Estimate {
  const calls = packWaves(planned, catalogue).flat();
  const before = budget.before ?? { calls: 0, points: 0 };
  const points = calls.reduce((sum, call) => sum + call.points, before.points);
  const rate = budget.ratePerSecond === 0 ? leastRatePerSecond : budget.ratePerSecond;
  const seconds = Math.max(0, points - budget.spendable) / rate;
  return { calls: before.calls + calls.length, points, seconds };
}
