import type { ChangeKind } from '../../destination/change.ts';
import type { RemovalKind } from '../../destination/object-definition.ts';
import type { Presence } from '../../ledger/ledger-entry.ts';
import type { OutcomeKind } from '../../outcome/outcome.ts';
import { BackstockError } from '../../errors/backstock-error.ts';
import type { SpooledChange, SpoolPhase } from '../state-store.ts';
import { damagedState } from './damaged-state.ts';

/*
 * Words that are stored as their place in these lists. The lists are part of the state's format: words are added at the
 * end, none is ever moved. They are written out here so that editing a contract cannot change what a stored number means.
 */

/** Sorted so that, of the entries with one store id, the owner has the lowest number. */
export const presenceCodes: readonly Presence[] = ['owned', 'left', 'removed', 'remembered', 'known'];

export const removalCodes: readonly RemovalKind[] = [
  'ignore', 'delete', 'archive', 'draft', 'unpublish', 'deny', 'zero', 'deactivate', 'release', 'clear', 'set',
]; // prettier-ignore

export const changeKindCodes: readonly ChangeKind[] = ['added', 'changed', 'removed', 'returned'];

export const outcomeCodes: readonly OutcomeKind[] = [
  'delivered', 'moved', 'exists', 'unmatched', 'waiting', 'not_sent', 'held', 'refused', 'uncertain',
]; // prettier-ignore

export const phaseCodes: readonly SpoolPhase[] = [
  'freeing', 'owners', 'newcomers', 'rematch', 'removals', 'done',
]; // prettier-ignore

type PrintRole = SpooledChange['prints'][number]['role'];
export const printRoleCodes: readonly PrintRole[] = ['match', 'takes', 'gives'];

/** The word that a stored number stands for. */
export function wordOf<Word extends string>(codes: readonly Word[], code: number): Word {
  const word = codes[code];
  if (word !== undefined) return word;
  throw damagedState(`holds the number ${code} where one of "${codes.join('", "')}" is stored`);
}

/** The number that stands for a word. A word that the format does not know is a fault: it could not be read again. */
export function codeOf<Word extends string>(codes: readonly Word[], word: Word): number {
  const code = codes.indexOf(word);
  if (code !== -1) return code;
  throw new BackstockError({
    code: 'INTERNAL.FAULT',
    message: `The state has no number for the word "${word}"`,
  });
}
