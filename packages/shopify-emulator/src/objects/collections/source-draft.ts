import { userError, type UserError } from '../user-error.ts';
import type { CollectionSource } from './collection-source.ts';

/** A source as an input wants it. Without a source there are errors. Nothing is stored yet. */
export interface SourceDraft {
  readonly source: CollectionSource | undefined;
  readonly added: readonly SelectionDraft[];
  readonly removed: readonly SelectionDraft[];
  readonly userErrors: readonly UserError[];
}

/** A product to be chosen for a source, or to be chosen no longer. */
export interface SelectionDraft {
  readonly productId: number;
  readonly isExcluded: true | undefined;
  readonly variantIds: readonly number[] | undefined;
}

/** A source about which no input says which products are chosen for it. */
export function plainDraft(source: CollectionSource): SourceDraft {
  return { source, added: [], removed: [], userErrors: [] };
}

export function refusedSource(userErrors: readonly UserError[]): SourceDraft {
  return { source: undefined, added: [], removed: [], userErrors };
}

export function titleErrors(title: string, field: readonly string[]): readonly UserError[] {
  return title === '' ? [userError([...field, 'title'], "Title can't be blank")] : [];
}
