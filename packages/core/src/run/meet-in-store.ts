import { orderOwners } from '../changeset/order-owners.ts';
import type { SharedPrint, SpooledChange } from '../state/state-store.ts';
import { endChanges, type EndedChange } from './end-change.ts';
import { hex, type RunContext } from './run-context.ts';

/**
 * Looks at the changes that meet in the store: newcomers that match by the same value are held; who gives up a unique
 * value goes before who takes it; swaps and cycles are held and named.
 */
export async function meetInStore(run: RunContext): Promise<void> {
  await holdRivals(run);
  const handOvers = await run.spool.sharedPrints(run.run, 'takes', 'gives');
  if (handOvers.length === 0) return;
  const changes = await changesOf(run, handOvers);
  const removals = handOvers.filter(({ right }) => changes.get(right)?.kind === 'removed');
  await freeFirst(run, removals, changes);
  await orderHandOvers(
    run,
    handOvers.filter((shared) => !removals.includes(shared)),
    changes,
  );
}

async function changesOf(
  run: RunContext,
  shared: readonly SharedPrint[],
): Promise<ReadonlyMap<number, SpooledChange>> {
  const ids = [...new Set(shared.flatMap(({ left, right }) => [left, right]))];
  const changes = await run.spool.readSpooled(run.run, ids);
  return new Map(
    changes.filter(({ phase }) => phase !== 'done').map((spooled) => [spooled.change.id, spooled]),
  );
}

async function holdRivals(run: RunContext): Promise<void> {
  const shared = await run.spool.sharedPrints(run.run, 'match', 'match');
  if (shared.length === 0) return;
  const changes = await changesOf(run, shared);
  const rivals = new Map<number, Set<string>>();
  for (const { left, right } of shared) {
    const other = changes.get(right);
    if (other && changes.has(left)) rivals.set(left, (rivals.get(left) ?? new Set()).add(other.change.key));
  }
  const ended = [...rivals].flatMap(([id, others]): EndedChange[] => {
    const spooled = changes.get(id);
    const message = `matches by the same value as ${names([...others])}; none of them is sent`;
    return spooled ? [{ spooled, outcome: 'held', reason: { code: 'same_match_value', message } }] : [];
  });
  await endChanges(run, ended);
}

/**
 * A removal that frees a value which another change takes goes first, unless the taker matches by a value of it: then it is
 * the same thing under a new key, whatever else it takes along, and the removal will turn out to be a move.
 */
async function freeFirst(
  run: RunContext,
  removals: readonly SharedPrint[],
  changes: ReadonlyMap<number, SpooledChange>,
): Promise<void> {
  const moving = new Set(removals.filter((shared) => isMatched(shared, changes)).map(pairOf));
  const freeing = removals.filter((shared) => changes.has(shared.left) && !moving.has(pairOf(shared)));
  const ids = [...new Set(freeing.map(({ right }) => right))];
  if (ids.length > 0)
    await run.spool.record(run.run, { moves: ids.map((change) => ({ change, phase: 'freeing' })) });
}

function isMatched({ left, print }: SharedPrint, changes: ReadonlyMap<number, SpooledChange>): boolean {
  const prints = changes.get(left)?.prints ?? [];
  return prints.some((other) => other.role === 'match' && other.print === print);
}

function pairOf({ left, right }: SharedPrint): string {
  return `${left} ${right}`;
}

async function orderHandOvers(
  run: RunContext,
  handOvers: readonly SharedPrint[],
  changes: ReadonlyMap<number, SpooledChange>,
): Promise<void> {
  const open = handOvers.filter(({ left, right }) => changes.has(left) && changes.has(right));
  const order = orderOwners(open.map(({ left, right }) => ({ taker: left, giver: right })));
  run.progress.givers = giversOf(open, changes, new Set(order.cycles.flat()));
  for (const cycle of order.cycles)
    await holdCycle(
      run,
      cycle.flatMap((id) => changes.get(id) ?? []),
    );
  const later = new Map(
    [...order.levels].filter(([id, level]) => level > 1 || changes.get(id)?.phase === 'owners'),
  );
  run.progress.levels = later;
  if (later.size > 0)
    await run.spool.record(run.run, {
      moves: [...later.keys()].map((change) => ({ change, phase: 'rematch' })),
    });
}

function giversOf(
  handOvers: readonly SharedPrint[],
  changes: ReadonlyMap<number, SpooledChange>,
  held: ReadonlySet<number>,
): Map<number, string[]> {
  const givers = new Map<number, string[]>();
  for (const { left, right } of handOvers) {
    const giver = changes.get(right);
    if (giver && !held.has(right)) givers.set(left, [...(givers.get(left) ?? []), hex(giver.hash)]);
  }
  return givers;
}

async function holdCycle(run: RunContext, cycle: readonly SpooledChange[]): Promise<void> {
  const keys = names(cycle.map(({ change }) => change.key));
  const reason = {
    code: 'swap',
    message: `${keys} pass unique values around in a circle; no order of calls can do that`,
  };
  await endChanges(
    run,
    cycle.map((spooled) => ({ spooled, outcome: 'held', reason })),
  );
}

function names(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).map((key) => JSON.stringify(key));
  return keys.length > 5 ? `${shown.join(', ')} and ${keys.length - 5} more` : shown.join(', ');
}
