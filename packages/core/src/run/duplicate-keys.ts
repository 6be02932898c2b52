import { gateFlags } from '../ledger/gate.ts';
import type { Attempt } from '../state/state-store.ts';
import { keyHashBytes } from '../rows/key.ts';
import { firstAttempt } from './first-attempt.ts';
import { hex, type RunContext } from './run-context.ts';
import { tallies, unsentTally } from './tally.ts';

/** Beyond this many different duplicate keys only their number is known, not their names. */
const mostNamed = 10_000;

/** Keys that are recorded in one commit: where every key comes twice, memory holds no more of them than these. */
const slice = 1000;

/** The keys that more than one row of a run has. All copies are held; none is picked. */
export class DuplicateKeys {
  readonly #named = new Map<string, { readonly key: string; rows: number }>();

  /** A second or later row of a key was met. */
  met(hash: Uint8Array, key: () => string): void {
    const id = hex(hash);
    const known = this.#named.get(id);
    if (known) known.rows += 1;
    else if (this.#named.size < mostNamed) this.#named.set(id, { key: key(), rows: 2 });
  }

  /** After the read: takes back what the first row of each duplicate key was counted as, and holds it too. */
  async hold(run: RunContext): Promise<void> {
    let found: Duplicates = { attempts: [], moves: [] };
    for (const slot of run.gate.slots(gateFlags.twice, gateFlags.twice)) {
      const hash = keyHashBytes(...run.gate.words(slot));
      found.moves.push(...(await takeBack(run, slot, hash)));
      const named = this.#named.get(hex(hash));
      const key = named?.key ?? hex(hash);
      const reason = {
        code: 'duplicate_key',
        message: `${named?.rows ?? 'several'} rows have this key; none of them is sent`,
      };
      run.report.countRow('held');
      run.report.list({ key, kind: 'row', outcome: 'held', reason });
      found.attempts.push(duplicateAttempt(run, { hash, key, reason }));
      if (found.attempts.length < slice) continue;
      await record(run, found);
      found = { attempts: [], moves: [] };
    }
    await record(run, found);
  }
}

/** What is to be written down of some duplicate keys: an attempt each, and that what was spooled of them is not sent. */
interface Duplicates {
  readonly attempts: Attempt[];
  readonly moves: SpoolMove[];
}

interface SpoolMove {
  readonly change: number;
  readonly phase: 'done';
}

async function record(run: RunContext, { attempts, moves }: Duplicates): Promise<void> {
  if (moves.length > 0) await run.spool.record(run.run, { moves });
  if (run.kind === 'run' && attempts.length > 0) await run.options.state.record(run.run, { attempts });
}

function duplicateAttempt(
  run: RunContext,
  duplicate: Pick<Attempt, 'hash' | 'reason'> & { readonly key: string },
): Attempt {
  const { key, ...rest } = duplicate;
  const plain = run.options.spec.model.personalKey ? {} : { key };
  return firstAttempt({ ...rest, ...plain, stamp: '', outcome: 'held', nextAtMs: 0 }, run.startedAtMs);
}

async function takeBack(run: RunContext, slot: number, hash: Uint8Array): Promise<readonly SpoolMove[]> {
  const { report, gate } = run;
  const tally = gate.tally(slot);
  if (tally === tallies.unchanged) report.countRow('unchanged', -1);
  else if (tally === tallies.ignored) report.countRow('ignored', -1);
  else if (tally === tallies.spooled || tally === tallies.backfill) return takeBackSpooled(run, hash, tally);
  else takeBackUnsent(run, tally);
  return [];
}

async function takeBackSpooled(
  run: RunContext,
  hash: Uint8Array,
  tally: number,
): Promise<readonly SpoolMove[]> {
  const spooled = await run.spool.spooledFor(run.run, hash);
  for (const { change, kind } of spooled) {
    uncount(run, kind === 'changed' ? 'changed' : 'added');
    run.report.countDue(kind, -1);
    run.report.countFields(change.fields, -1);
    run.report.countLimited(change.fields, { backfill: tally === tallies.backfill, times: -1 });
  }
  return spooled.map(({ change }) => ({ change: change.id, phase: 'done' }));
}

/** The first row was held for a value, or carried over. */
function takeBackUnsent(run: RunContext, tally: number): void {
  const unsent = unsentTally(tally);
  if (unsent === undefined) return;
  uncount(run, unsent.thing);
  run.report.uncountOutcome(unsent.outcome, unsent.carriedOver);
}

function uncount(run: RunContext, kind: 'added' | 'changed'): void {
  run.report.countRow(kind, -1);
  run.report.countThing(kind, -1);
}
