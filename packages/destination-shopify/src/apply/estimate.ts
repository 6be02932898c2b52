import type { Estimate, PlannedChange } from '@backstock/core';
import { packWaves } from '../calls/pack.ts';
import type { MutationCatalogue } from '../contract/mutation-definition.ts';

/** What is known of the bucket. */
export interface KnownBudget {
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
  const points = calls.reduce((sum, call) => sum + call.points, 0);
  const rate = budget.ratePerSecond === 0 ? leastRatePerSecond : budget.ratePerSecond;
  return { calls: calls.length, points, seconds: Math.max(0, points - budget.spendable) / rate };
}
