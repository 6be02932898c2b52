import type { ChangeKind } from '../../destination/change.ts';
import type { RemovalKind } from '../../destination/object-definition.ts';
import type { Presence } from '../../ledger/ledger-entry.ts';
import type { OutcomeKind } from '../../outcome/outcome.ts';
import { BackstockError } from '../../errors/backstock-error.ts';
import type { SpooledChange, SpoolPhase } from '../state-store.ts';

/*
 * Words that are stored as their place in these lists. The lists are part of the state's format: words are added at the
 * end, none is ever moved. They are written out here so that editing a contract cannot change what a stored number means.
 */

/** Sorted so that, of the entries with one store id, the owner has the lowest number. */
export const presenceCodes = [
  'owned',
  'left',
  'removed',
  'remembered',
  'known',
] as const satisfies readonly Presence[];

export const removalCodes = [
  'ignore', 'delete', 'archive', 'draft', 'unpublish', 'deny', 'zero', 'deactivate', 'release', 'clear', 'set',
] as const satisfies readonly RemovalKind[]; // prettier-ignore

export const changeKindCodes = [
  'added',
  'changed',
  'removed',
  'returned',
] as const satisfies readonly ChangeKind[];

export const outcomeCodes = [
  'delivered', 'moved', 'exists', 'unmatched', 'waiting', 'not_sent', 'held', 'refused', 'uncertain',
] as const satisfies readonly OutcomeKind[]; // prettier-ignore

export const phaseCodes = [
  'freeing', 'owners', 'newcomers', 'rematch', 'removals', 'done',
] as const satisfies readonly SpoolPhase[]; // prettier-ignore

type PrintRole = SpooledChange['prints'][number]['role'];
export const printRoleCodes = ['match', 'takes', 'gives'] as const satisfies readonly PrintRole[];

/** The word that a stored number stands for. */
export function wordOf<Word extends string>(codes: readonly Word[], code: number): Word {
  const word = codes[code];
  if (word !== undefined) return word;
  throw new BackstockError({
    code: 'STATE.DAMAGED',
    message: `The state holds the number ${code} where one of "${codes.join('", "')}" is stored.`,
    fix: 'Restore the state file from a copy.',
  });
}
