import type { FieldValue, RemovalKind } from './object-definition.ts';

/** A 64-bit keyed fingerprint as 16 hexadecimal digits. */
export type Fingerprint = string;

/** One field of a change: what it shall be in the store, and how it may be brought there. */
export interface FieldChange {
  /** The name in the mapping: `email`, `metafields.crm.tier`. */
  readonly field: string;
  /** `clear` takes the value back (how is the object's knowledge); `value` is then null. */
  readonly action: 'set' | 'clear';
  readonly value: FieldValue;
  /** The metafield's type, where the field is one and its type is known. */
  readonly metafieldType?: string;
  /** `create`: only when the thing is made; `empty`: only where the store has no value. */
  readonly when: 'always' | 'create' | 'empty';
  /** For lists: whether our entries join what is there, or are all that shall be there. */
  readonly write: 'add' | 'replace';
  /** For lists: a glob; entries of the store that match it are ours too. */
  readonly owns?: string;
  /** For lists: fingerprints of the entries that we added before and that can therefore be taken back. */
  readonly ours: readonly Fingerprint[];
}

/** The fields of one match rule with their normalised values; all must fit together. A rule with a null value is absent. */
export interface MatchRule {
  /** The rule's place in the sync's `match` list, from 0. */
  readonly rule: number;
  readonly fields: readonly { readonly field: string; readonly value: string }[];
}

/**
 * - `added` the key was never delivered, or its thing was removed · `changed` it was, and fields differ
 * - `removed` the key left the model and `on_removed` acts · `returned` a removed key that came back
 */
export type ChangeKind = 'added' | 'changed' | 'removed' | 'returned';

/** One thing's difference between the model and what was last delivered. */
export interface Change {
  /** Unique in its run; also the order in which the changes were found. */
  readonly id: number;
  /** The key's text, for people. */
  readonly key: string;
  readonly kind: ChangeKind;
  /** The store's id of the thing, where it was learnt. */
  readonly storeId?: string;
  readonly rules: readonly MatchRule[];
  /** What differs from what was last delivered. For `removed`: what `clear` or `set` takes back or sets. */
  readonly fields: readonly FieldChange[];
  /** Every mapped field with a value: what a create sends. Empty for `removed`. */
  readonly whole: readonly FieldChange[];
}

/** What is to be done about a change, once the store was looked at and ownership is settled. */
export type Decision =
  | { readonly kind: 'create' }
  | { readonly kind: 'update'; readonly storeId: string }
  | { readonly kind: 'remove'; readonly storeId: string; readonly removal: RemovalKind };

export interface DecidedChange {
  readonly change: Change;
  readonly decision: Decision;
}
