import type { PlanContext } from '../destination/destination.ts';
import type { RunContext } from './run-context.ts';

/** What the destination's plan may use of this run. */
export function planContext(run: Pick<RunContext, 'options'>): PlanContext {
  const { spec, fingerprinter } = run.options;
  return { object: spec.object, fingerprint: (field, entry) => fingerprinter.entry(field, entry) };
}
