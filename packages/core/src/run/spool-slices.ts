import type { SpooledChange, SpoolPhase } from '../state/state-store.ts';
import type { RunContext } from './run-context.ts';

/** The changes of a phase in the order in which they were found, slice by slice: a slice may move its own meanwhile. */
export async function* spoolSlices(
  run: RunContext,
  phase: SpoolPhase,
  limit: number,
): AsyncGenerator<readonly SpooledChange[]> {
  for (let after = 0; ;) {
    const changes = await run.spool.readSpool(run.run, { phase, after, limit });
    const last = changes.at(-1);
    if (last === undefined) return;
    yield changes;
    after = last.change.id;
  }
}
