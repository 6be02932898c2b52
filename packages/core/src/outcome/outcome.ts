/**
 * What became of a change, worst last; a change whose operations fared differently counts once, under its worst.
 *
 * - `delivered` all applied · `moved` ownership passed on · `exists` insert found it there; remembered
 * - `unmatched` update found nothing · `waiting` goes by itself later · `not_sent` planned, but the run ended first
 * - `held` kept back by a rule until data or a person changes it · `refused` the store said no
 * - `uncertain` sent, effect unknown
 */
export const outcomeKinds = [
  'delivered', 'moved', 'exists', 'unmatched', 'waiting', 'not_sent', 'held', 'refused', 'uncertain',
] as const; // prettier-ignore

export type OutcomeKind = (typeof outcomeKinds)[number];

/**
 * Why the store refused, as far as retrying goes: `permanent` until row, mapping or version change · `conflict` (taken,
 * in use, illegal state) again every 6 h · `transient` with growing delay · `dependency` when what it needs is there ·
 * `unknown` words that nobody has classed: transient for a day, then permanent.
 */
export type RefusalClass = 'permanent' | 'conflict' | 'transient' | 'dependency' | 'unknown';

/** Why a change was not delivered, for people. Never holds a row's value unless the store's own message quotes it. */
export interface Reason {
  /** A short stable word: `duplicate_key`, `owned_by_other`, `swap`, `TAKEN`, … */
  readonly code: string;
  /** One sentence: the rule of ours, or the store's own message. */
  readonly message: string;
  /** The field it is about, by its name in the mapping. */
  readonly field?: string;
}

/** The worse of two outcomes. */
export function worseOutcome(left: OutcomeKind, right: OutcomeKind): OutcomeKind {
  return outcomeKinds.indexOf(left) >= outcomeKinds.indexOf(right) ? left : right;
}
