import { createGate, type Gate } from '../ledger/gate.ts';
import { keyHash } from '../rows/key.ts';
import { endChanges } from './end-change.ts';
import { noteCall } from './note-call.ts';
import { wordsOf } from './open-gate.ts';
import type { RunContext } from './run-context.ts';
import { spoolSlices } from './spool-slices.ts';

const slice = 500;

/**
 * Holds newcomers that find the same thing by different values, before any of them is sent. Values that are equal were
 * held already; only a sync with several match rules, and more newcomers than are looked at together, needs to look at
 * all of them once more.
 */
export async function sightRivals(run: RunContext): Promise<void> {
  const { newcomers } = await run.spool.countSpool(run.run);
  if (run.options.spec.match.length < 2 || newcomers <= slice) return;
  const sighted = createGate({ expected: newcomers });
  const rivals = new Map<number, number>();
  for await (const changes of spoolSlices(run, 'newcomers', slice)) {
    const { sightings } = await run.options.destination.observe({
      object: run.options.spec.object,
      changes: changes.map(({ change }) => change),
      called: (call) => noteCall(run, call),
      ...(run.options.signal ? { signal: run.options.signal } : {}),
    });
    for (const [change, sighting] of sightings) {
      const first = sighting.kind === 'found' ? sightedBefore(sighted, sighting.storeId, change) : undefined;
      if (first !== undefined) rivals.set(change, first).set(first, change);
    }
  }
  await hold(run, rivals);
}

/** The change that was sighted at a thing first; undefined where this is it. The stamp of a slot is the change's id. */
function sightedBefore(sighted: Gate, storeId: string, change: number): number | undefined {
  const words = wordsOf(keyHash([storeId], unkeyed));
  const slot = sighted.find(...words);
  if (slot >= 0) return sighted.stamp(slot)[0];
  sighted.setStamp(sighted.add(...words, 0), change, 0);
  return undefined;
}

const unkeyed = new Uint32Array(4);

async function hold(run: RunContext, rivals: ReadonlyMap<number, number>): Promise<void> {
  const changes = await run.spool.readSpooled(run.run, [...rivals.keys()]);
  const keys = new Map(changes.map(({ change }) => [change.id, change.key]));
  await endChanges(
    run,
    changes.map((spooled) => {
      const rival = JSON.stringify(keys.get(rivals.get(spooled.change.id) ?? 0));
      const message = `finds the same thing as ${rival}; none of them is sent`;
      return { spooled, outcome: 'held', reason: { code: 'same_thing', message } };
    }),
  );
}
