import type { DeliveredField, LedgerEntry, Presence } from './ledger-entry.ts';
import type { RemovalKind } from '../destination/object-definition.ts';

declare const advanced: unique symbol;

/** Proof that an entry may be written: only the functions of this file make one. */
export interface LedgerAdvance {
  readonly [advanced]: true;
  readonly put?: Omit<LedgerEntry, 'sequence'>;
  /** The entry is taken away; nothing of the key is remembered. */
  readonly forget?: Uint8Array;
}

type Entry = Omit<LedgerEntry, 'sequence'>;

/** A key that the ledger may not know yet. */
export interface LedgerKey {
  readonly hash: Uint8Array;
  readonly key?: string;
}

function put(entry: Entry): LedgerAdvance {
  // The brand exists in the type alone.
  return { put: entry } as LedgerAdvance;
}

function basis(key: LedgerKey, before: LedgerEntry | undefined): Entry {
  const empty = { ...key, presence: 'known' as const, fields: new Map<string, DeliveredField>() };
  return before === undefined ? empty : { ...withoutSequence(before), ...key };
}

function withoutSequence(entry: LedgerEntry): Entry {
  const { sequence: _sequence, ...rest } = entry;
  return rest;
}

/**
 * Operations were delivered: the fields that they carried, and the store's id. What another thing got before (one that is
 * gone) says nothing of this one.
 */
export function advanceDelivered(
  key: LedgerKey,
  before: LedgerEntry | undefined,
  delivered: { readonly storeId: string; readonly fields: ReadonlyMap<string, DeliveredField | undefined> },
): LedgerAdvance {
  const entry = basis(key, before);
  const isSame = entry.storeId === undefined || entry.storeId === delivered.storeId;
  const fields = new Map(isSame ? entry.fields : []);
  for (const [name, field] of delivered.fields) {
    if (field === undefined) fields.delete(name);
    else fields.set(name, field);
  }
  const { removal: _removal, ...kept } = entry;
  return put({ ...kept, storeId: delivered.storeId, presence: 'owned', fields });
}

/** The store's id was learnt though nothing was delivered. An entry that says more is kept as it is. */
export function advanceKnown(
  key: LedgerKey,
  before: LedgerEntry | undefined,
  storeId: string,
): LedgerAdvance {
  const entry = basis(key, before);
  return put({ ...entry, storeId });
}

/**
 * `on_removed` acted. After a delete nothing is in the store any more: no id and no fields are kept. What it set, and what
 * stays beside it, is still ours.
 */
export function advanceRemoved(before: LedgerEntry, removal: RemovalKind): LedgerAdvance {
  const entry = withoutSequence(before);
  if (removal === 'set') return put({ ...entry, presence: 'removed', removal });
  if (removal !== 'delete') return put({ ...entry, presence: 'removed', removal, fields: new Map() });
  const { storeId: _storeId, ...rest } = entry;
  return put({ ...rest, presence: 'removed', removal, fields: new Map() });
}

/** The key left the model, or came back, where nothing is sent for it. */
export function advancePresence(
  before: LedgerEntry,
  presence: Extract<Presence, 'owned' | 'left'>,
): LedgerAdvance {
  return put({ ...withoutSequence(before), presence });
}

/** An insert found the thing in the store: the key is remembered and never sent again. */
export function advanceExists(key: LedgerKey, storeId: string): LedgerAdvance {
  return put({ ...key, storeId, presence: 'remembered', fields: new Map() });
}

/** The thing of `from` now belongs to `to`; what was delivered goes with it. */
export function advanceMoved(from: LedgerEntry, to: LedgerKey): readonly [LedgerAdvance, LedgerAdvance] {
  const { hash: _hash, key: _key, removal: _removal, ...rest } = withoutSequence(from);
  return [advanceForgotten(from.hash), put({ ...rest, ...to, presence: 'owned' })];
}

/** A person or a rule let go of the key. */
export function advanceForgotten(hash: Uint8Array): LedgerAdvance {
  return { forget: hash } as unknown as LedgerAdvance;
}
