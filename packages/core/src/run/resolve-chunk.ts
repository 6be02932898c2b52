import { rebaseChange } from '../changeset/rebase-change.ts';
import { resolveChange, type Resolution } from '../changeset/resolve-change.ts';
import type { DecidedChange } from '../destination/change.ts';
import type { Observations } from '../destination/destination.ts';
import { advanceForgotten, advanceMoved } from '../ledger/advance.ts';
import { gateFlags } from '../ledger/gate.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { SpooledChange, SpoolPhase } from '../state/state-store.ts';
import { endChanges, ledgerKey, type EndedChange } from './end-change.ts';
import { noteCall } from './note-call.ts';
import { advanceGate, wordsOf } from './open-gate.ts';
import { hex, type RunContext } from './run-context.ts';

/** A chunk whose things were looked for and whose ownership is settled: what is left goes to the plan. */
export interface ResolvedChunk {
  readonly phase: SpoolPhase;
  readonly decided: readonly (DecidedChange & { readonly spooled: SpooledChange })[];
  readonly observations: Observations;
}

/** Observes a chunk and applies the rules of modes and ownership; changes that end here are recorded. */
export async function resolveChunk(
  run: RunContext,
  changes: readonly SpooledChange[],
  phase: SpoolPhase,
): Promise<ResolvedChunk> {
  const { destination, spec, state, signal } = run.options;
  const observations = await destination.observe({
    object: spec.object,
    changes: changes.map(({ change }) => change),
    called: (call) => noteCall(run, call),
    ...(signal ? { signal } : {}),
  });
  const rivals = rivalsByThing(changes, observations);
  const owners = await state.readOwners(run.ledger.id, [...rivals.keys()]);
  const ended: EndedChange[] = [];
  const decided: (DecidedChange & { readonly spooled: SpooledChange })[] = [];
  for (const spooled of changes) {
    const resolution = resolve(run, spooled, { observations, rivals, owners });
    if (resolution.kind === 'ended') ended.push(endOf(spooled, resolution));
    else if (resolution.kind === 'decided')
      decided.push({ spooled, change: spooled.change, decision: resolution.decision });
    else decided.push(...(await takeOver(run, spooled, resolution.from)));
  }
  await endChanges(run, ended, { calls: run.progress.calls.splice(0) });
  return { phase, decided, observations };
}

interface ChunkFacts {
  readonly observations: Observations;
  readonly rivals: ReadonlyMap<string, readonly SpooledChange[]>;
  readonly owners: ReadonlyMap<string, LedgerEntry>;
}

/** The newcomers that were sighted at each thing. */
function rivalsByThing(
  changes: readonly SpooledChange[],
  observations: Observations,
): Map<string, SpooledChange[]> {
  const rivals = new Map<string, SpooledChange[]>();
  for (const spooled of changes) {
    const sighting = observations.sightings.get(spooled.change.id);
    if (sighting?.kind !== 'found' || spooled.kind === 'removed' || spooled.kind === 'changed') continue;
    rivals.set(sighting.storeId, [...(rivals.get(sighting.storeId) ?? []), spooled]);
  }
  return rivals;
}

function resolve(run: RunContext, spooled: SpooledChange, facts: ChunkFacts): Resolution {
  const seen = facts.observations.sightings.get(spooled.change.id) ?? { kind: 'missing' };
  const storeId = seen.kind === 'found' ? seen.storeId : '';
  const owner = facts.owners.get(storeId);
  const sighting = isGivenUp(run, spooled, owner) ? ({ kind: 'missing' } as const) : seen;
  if (isBehindOpenCall(run, spooled, owner)) return behindOpenCall;
  const others = (facts.rivals.get(storeId) ?? []).filter((other) => other !== spooled);
  return resolveChange(spooled, {
    spec: run.options.spec,
    sighting,
    owner,
    ownerLeft: owner !== undefined && hasLeft(run, owner),
    rivals: others.map(({ change }) => change.key),
  });
}

/** In a plan the giver of a unique value still has it; in a run it goes first. */
function isGivenUp(run: RunContext, { change }: SpooledChange, owner: LedgerEntry | undefined): boolean {
  if (run.kind === 'run' || owner === undefined || change.storeId !== undefined) return false;
  return run.progress.givers.get(change.id)?.includes(hex(owner.hash)) === true;
}

/** Another key's call may still make the thing that is looked for, or change the one that was found. */
function isBehindOpenCall(
  run: RunContext,
  { prints }: SpooledChange,
  owner: LedgerEntry | undefined,
): boolean {
  if (owner !== undefined && run.blocked.has(hex(owner.hash))) return true;
  return prints.some(({ role, print }) => role === 'match' && run.blockedMatches.has(print));
}

const behindOpenCall: Resolution = {
  kind: 'ended',
  outcome: 'held',
  reason: {
    code: 'open_call',
    message:
      'the effect of an earlier call for this thing, under another key, is unknown until it is settled',
  },
};

/** Whether a key was not read in this run, which read the whole model. */
function hasLeft(run: RunContext, owner: LedgerEntry): boolean {
  if (run.options.key !== undefined) return false;
  const slot = run.gate.find(...wordsOf(owner.hash));
  return slot >= 0 && (run.gate.flags(slot) & gateFlags.seen) === 0;
}

function endOf(
  spooled: SpooledChange,
  { outcome, reason, storeId }: Extract<Resolution, { kind: 'ended' }>,
): EndedChange {
  return {
    spooled,
    // resolveChange never ends a change as not_sent.
    outcome: outcome === 'not_sent' ? 'held' : outcome,
    ...(reason ? { reason } : {}),
    ...(storeId === undefined ? {} : { storeId }),
    // A removal ends here only when its thing was gone already: nothing of it is left to remember.
    ...(spooled.kind === 'removed' ? { advances: [advanceForgotten(spooled.hash)] } : {}),
  };
}

/** Ownership moves: the former key's removal becomes `moved`; the newcomer sends only what differs, or is `moved` too. */
async function takeOver(
  run: RunContext,
  spooled: SpooledChange,
  from: LedgerEntry,
): Promise<ResolvedChunk['decided']> {
  const advances = advanceMoved(from, ledgerKey(spooled));
  if (run.kind === 'run') {
    await run.options.state.record(run.run, { advances });
    for (const advance of advances) advanceGate(run.gate, advance);
  }
  const removals = (await run.spool.spooledFor(run.run, from.hash)).filter(
    ({ kind, phase }) => kind === 'removed' && phase !== 'done',
  );
  await endChanges(
    run,
    removals.map((removal) => ({ spooled: removal, outcome: 'moved' })),
  );
  const rebased = rebaseChange(spooled, from);
  const { storeId } = from;
  if (rebased.change.fields.length > 0 && storeId !== undefined) {
    return [{ spooled: rebased, change: rebased.change, decision: { kind: 'update', storeId } }];
  }
  await endChanges(run, [
    { spooled: rebased, outcome: 'moved', ...(storeId === undefined ? {} : { storeId }) },
  ]);
  return [];
}
