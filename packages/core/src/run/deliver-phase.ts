import { spoolPhases, type SpooledChange, type SpoolPhase } from '../changeset/spooled-change.ts';
import { isStopped, type RunContext } from './run-context.ts';
import { resolveChunk, type ResolvedChunk } from './resolve-chunk.ts';
import { sightRivals } from './sight-rivals.ts';
import { spoolSlices } from './spool-slices.ts';

/** Changes that are looked up, planned and sent together: a whole document of look-ups, little memory. */
const chunkSize = 500;

/** What is done with a chunk once it is resolved: delivered, or for a plan only added up. */
export type ChunkHandler = (run: RunContext, resolved: ResolvedChunk) => Promise<void>;

/** Brings all changes to the store, phase by phase. */
export async function deliverPhases(run: RunContext, handle: ChunkHandler): Promise<void> {
  for (const phase of spoolPhases) {
    if (phase === 'done') return;
    // Only now: who gives up a value did so in the phases before.
    if (phase === 'newcomers' && !isStopped(run)) await sightRivals(run);
    await deliverPhase(run, phase, handle);
  }
}

/** One phase, chunk by chunk, each key at most once. */
async function deliverPhase(run: RunContext, phase: SpoolPhase, handle: ChunkHandler): Promise<void> {
  const waiting = await run.spool.countSpool(run.run);
  if (waiting[phase] > 0) run.tell({ type: 'phase-started', phase, changes: waiting[phase] });
  for (const level of levelsOf(run, phase)) {
    if (isOver(run)) return;
    for await (const slice of spoolSlices(run, phase, chunkSize)) {
      const changes = slice.filter((spooled) => levelOf(run, spooled) === level);
      await handleChunk(run, { phase, changes, handle });
      if (isOver(run)) return;
    }
  }
}

/** Whether nothing more may be sent. */
function isOver(run: RunContext): boolean {
  return isStopped(run) || run.progress.allowance <= 0;
}

interface Chunk {
  readonly phase: SpoolPhase;
  readonly changes: readonly SpooledChange[];
  readonly handle: ChunkHandler;
}

async function handleChunk(run: RunContext, { phase, changes, handle }: Chunk): Promise<void> {
  const allowed = changes.slice(0, run.progress.allowance).map((spooled) => asNew(run, spooled));
  run.progress.allowance -= allowed.length;
  if (allowed.length > 0) await handle(run, await resolveChunk(run, allowed, phase));
}

/** A thing that is to be made anew is looked for by its match rules, not by the id of what is gone. */
function asNew(run: RunContext, spooled: SpooledChange): SpooledChange {
  if (!run.progress.recreate.has(spooled.change.id)) return spooled;
  const { storeId: _gone, ...change } = spooled.change;
  const fields = change.whole.map((field) => ({ ...field, ours: [] }));
  return { ...spooled, kind: 'added', change: { ...change, kind: 'added', fields, whole: fields } };
}

/** Who takes a unique value comes after who gives it up: level by level, in the phase where they all wait. */
function levelsOf(run: RunContext, phase: SpoolPhase): readonly number[] {
  if (phase !== 'rematch') return [0];
  return [...new Set([0, ...run.progress.levels.values()])].sort((left, right) => left - right);
}

function levelOf(run: RunContext, spooled: SpooledChange): number {
  return spooled.phase === 'rematch' ? (run.progress.levels.get(spooled.change.id) ?? 0) : 0;
}
