import type { CarriedField, FieldChange, FieldValue, PlanContext } from '@backstock/core';
import { storeTags, tagIdentity } from '../objects/tag.ts';
import { textsOf } from '../objects/value-parts.ts';
import { wantedAddresses } from './addresses.ts';

/** A list's entries in the form in which the ledger remembers them; undefined for a field that is no list. Pure. */
function ledgerEntries(field: string, value: FieldValue): readonly FieldValue[] | undefined {
  if (field === 'tags') return storeTags(textsOf(value)).map(tagIdentity);
  if (field === 'taxExemptions') return [...new Set(textsOf(value))];
  return field === 'addresses' ? wantedAddresses(value).map((address) => address.form) : undefined;
}

/** A field that a create carries: all entries of its lists are ours. */
export function createdField(field: FieldChange): CarriedField {
  const owned = ledgerEntries(field.field, field.value);
  return owned === undefined ? { field: field.field } : { field: field.field, owned };
}

/** A field that is left alone: what was ours and is still wanted stays ours. */
export function untouchedField(field: FieldChange, context: PlanContext): CarriedField {
  const entries = ledgerEntries(field.field, field.value);
  if (entries === undefined) return { field: field.field };
  const ours = new Set(field.ours);
  return {
    field: field.field,
    owned: entries.filter((entry) => ours.has(context.fingerprint(field.field, entry))),
  };
}
