import { createHash } from 'node:crypto';
import type { Row, TableDefinition } from '../../store/table.ts';
import { gidsIn, isReferenceType } from './values/references.ts';

/** One metafield. Times are whole seconds since 1970, as Shopify shows no finer ones. */
export interface MetafieldEntry {
  readonly id: number;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Set where the definition wants unique values; such entries can be found by value. */
  readonly isUnique: true | undefined;
}

/** All metafields of one owner, in one row under the owner's number. Owners without metafields have no row. */
export interface OwnerMetafields extends Row {
  readonly gidType: string;
  readonly entries: readonly MetafieldEntry[];
}

/**
 * `identifier` finds the owners that have a metafield, by `identifierKey`; `unique` the one that has a value which no other may
 * have, by `uniqueKey`; `reference` those that refer to a thing, by its gid.
 */
export const metafieldsTable: TableDefinition<OwnerMetafields> = {
  name: 'metafields',
  indexes: {
    identifier: (row) => row.entries.map((entry) => identifierKey(row.gidType, entry)),
    unique: (row) =>
      row.entries
        .filter((entry) => entry.isUnique === true)
        .map((entry) => uniqueKey(row.gidType, entry, entry.value)),
    reference: (row) =>
      row.entries.flatMap((entry) => (isReferenceType(entry.type) ? gidsIn(entry.value) : [])),
  },
};

/** What tells the metafields of one owner apart. */
export interface NamespacedKey {
  readonly namespace: string;
  readonly key: string;
}

export function identifierKey(gidType: string, identifier: NamespacedKey): string {
  return `${gidType} ${identifier.namespace} ${identifier.key}`;
}

export function uniqueKey(gidType: string, identifier: NamespacedKey, value: string): string {
  return `${gidType} ${identifier.namespace} ${identifier.key} ${value}`;
}

/** A metafield together with its owner: what the fields of `Metafield` are read from. */
export interface Metafield extends Row {
  readonly __typename: 'Metafield';
  readonly ownerNumber: number;
  readonly ownerGidType: string;
  readonly entry: MetafieldEntry;
}

export function withOwner(owner: OwnerRef, entry: MetafieldEntry): Metafield {
  return {
    __typename: 'Metafield',
    id: entry.id,
    ownerNumber: owner.number,
    ownerGidType: owner.gidType,
    entry,
  };
}

/** The owner of metafields. */
export interface OwnerRef {
  readonly gidType: string;
  readonly number: number;
}

export function sameIdentifier(entry: NamespacedKey, other: NamespacedKey): boolean {
  return entry.namespace === other.namespace && entry.key === other.key;
}

/** Changes whenever the value does; `metafieldsSet` compares it. */
export function compareDigest(entry: MetafieldEntry): string {
  return createHash('sha256').update(`${entry.id} ${entry.type} ${entry.value}`).digest('hex');
}
