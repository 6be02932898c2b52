import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { MetafieldWrite } from './check-metafield.ts';
import {
  metafieldsTable,
  sameIdentifier,
  withOwner,
  type Metafield,
  type MetafieldEntry,
  type NamespacedKey,
  type OwnerRef,
} from './metafield.ts';
import { oneCopy } from './one-copy.ts';
import { ownerTypeOf } from './owner-types.ts';
import { enableStandardDefinition } from './definitions/standard-definitions.ts';

export function entriesOf(context: RequestContext, owner: OwnerRef): readonly MetafieldEntry[] {
  const row = context.shop.table(metafieldsTable).get(owner.number);
  return row?.gidType === owner.gidType ? row.entries : [];
}

export function findEntry(
  context: RequestContext,
  owner: OwnerRef,
  identifier: NamespacedKey,
): MetafieldEntry | undefined {
  return entriesOf(context, owner).find((entry) => sameIdentifier(entry, identifier));
}

/** Creates or replaces one metafield. Writing the value that is already there changes nothing. */
export function writeMetafield(context: RequestContext, owner: OwnerRef, write: MetafieldWrite): Metafield {
  const present = findEntry(context, owner, write);
  if (present !== undefined && present.value === write.value && present.type === write.type)
    return withOwner(owner, present);
  const now = nowSeconds(context);
  const entry: MetafieldEntry = {
    id: present?.id ?? context.shop.allocateId(),
    namespace: oneCopy(write.namespace),
    key: oneCopy(write.key),
    type: oneCopy(write.type),
    value: write.value,
    createdAt: present?.createdAt ?? now,
    updatedAt: now,
    isUnique: write.isUnique,
  };
  enableStandardDefinition(context, { ...write, ownerType: ownerTypeOf(owner.gidType) ?? '' });
  const others = entriesOf(context, owner).filter((other) => other !== present);
  replaceEntries(context, owner, [...others, entry]);
  return withOwner(owner, entry);
}

/** True if it was there. */
export function deleteMetafield(
  context: RequestContext,
  owner: OwnerRef,
  identifier: NamespacedKey,
): boolean {
  const entries = entriesOf(context, owner);
  const rest = entries.filter((entry) => !sameIdentifier(entry, identifier));
  if (rest.length === entries.length) return false;
  replaceEntries(context, owner, rest);
  return true;
}

export function deleteMetafieldsOf(context: RequestContext, owner: OwnerRef): void {
  replaceEntries(context, owner, []);
}

/** Gives a copy the metafields of its original. A value that only one thing may have stays with that. */
export function copyMetafields(context: RequestContext, from: OwnerRef, to: OwnerRef): void {
  for (const entry of entriesOf(context, from))
    if (entry.isUnique === undefined) writeMetafield(context, to, entry);
}

/** Gives an owner the metafields of another that it has not itself; they get new ids. */
export function copyMissingMetafields(context: RequestContext, from: OwnerRef, to: OwnerRef): void {
  for (const entry of entriesOf(context, from))
    if (findEntry(context, to, entry) === undefined) writeMetafield(context, to, entry);
}

/** Entries stay sorted by id, the order in which connections show them. */
export function replaceEntries(
  context: RequestContext,
  owner: OwnerRef,
  entries: readonly MetafieldEntry[],
): void {
  const table = context.shop.table(metafieldsTable);
  if (entries.length === 0) table.delete(owner.number);
  else
    table.put({
      id: owner.number,
      gidType: owner.gidType,
      entries: entries.toSorted((a, b) => a.id - b.id),
    });
}
