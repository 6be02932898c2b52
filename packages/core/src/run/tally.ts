import { outcomeKinds, type OutcomeKind } from '../outcome/outcome.ts';

/**
 * How the first row of a key was counted, in one byte, as the gate remembers it in case another row has the key too.
 * `unchanged` is 0: rows that only pass the gate need not say so. Rows that did not go to the spool have the highest bit,
 * and say the rest in the others.
 */
export const tallies = { unchanged: 0, ignored: 2, spooled: 3, backfill: 4 } as const;

const unsent = 128;
const changed = 64;
const carried = 32;

/** A row that was not spooled: what it was counted as. */
export interface UnsentTally {
  readonly thing: 'added' | 'changed';
  readonly outcome: OutcomeKind;
  readonly carriedOver: boolean;
}

export function tallyOf({ thing, outcome, carriedOver }: UnsentTally): number {
  return (
    unsent + (thing === 'changed' ? changed : 0) + (carriedOver ? carried : 0) + outcomeKinds.indexOf(outcome)
  );
}

export function unsentTally(tally: number): UnsentTally | undefined {
  const outcome = outcomeKinds[tally & 31];
  if ((tally & unsent) === 0 || outcome === undefined) return undefined;
  return {
    thing: (tally & changed) === 0 ? 'added' : 'changed',
    outcome,
    carriedOver: (tally & carried) !== 0,
  };
}
