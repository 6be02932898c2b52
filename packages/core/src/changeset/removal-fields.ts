import type { FieldChange } from '../destination/change.ts';
import type { RemovalField } from '../mapping/compile-removal.ts';
import type { MapperField } from '../mapping/mapped-row.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Fingerprinter } from '../ledger/fingerprint.ts';

/**
 * What `on_removed: clear` takes back of a thing: every field that we delivered and did not clear since. A field that is
 * only seeded is the merchant's, whoever wrote its value. Pure.
 */
export function fieldsToClear(
  entry: LedgerEntry,
  fields: readonly MapperField[],
  prints: Fingerprinter,
): FieldChange[] {
  const mapped = new Map(fields.map((field) => [field.mapping.field, field]));
  return [...entry.fields]
    .filter(([name, field]) => field.fingerprint !== prints.value(name, null) && clearable(mapped.get(name)))
    .map(([name, field]) => {
      const known = mapped.get(name);
      const isList = known?.type.kind === 'list';
      return {
        field: name,
        action: 'clear' as const,
        value: null,
        ...(known?.metafieldType === undefined ? {} : { metafieldType: known.metafieldType }),
        when: 'always' as const,
        write: 'add' as const,
        ...(known?.mapping.owns === undefined ? {} : { owns: known.mapping.owns }),
        ours: isList ? (field.prints ?? []) : [],
      };
    });
}

/** What `on_removed: { set: … }` sets of a thing: of a list the part that is ours. Pure. */
export function fieldsToSet(entry: LedgerEntry, fields: readonly RemovalField[]): FieldChange[] {
  return fields.map(({ mapping, metafieldType, type, value }) => ({
    field: mapping.field,
    action: value === null ? 'clear' : 'set',
    value,
    ...(metafieldType === undefined ? {} : { metafieldType }),
    when: 'always',
    write: mapping.write,
    ...(mapping.owns === undefined ? {} : { owns: mapping.owns }),
    ours: type.kind === 'list' ? (entry.fields.get(mapping.field)?.prints ?? []) : [],
  }));
}

/** What `on_removed: { set: … }` set in fields that the sync does not map, and a return has to take back. Pure. */
export function fieldsToUndo(
  entry: LedgerEntry,
  fields: { readonly mapped: readonly MapperField[]; readonly set: readonly MapperField[] },
  prints: Fingerprinter,
): FieldChange[] {
  const mapped = new Set(fields.mapped.map(({ mapping }) => mapping.field));
  const set = new Set(fields.set.map(({ mapping }) => mapping.field));
  return fieldsToClear(entry, fields.set, prints).filter(({ field }) => set.has(field) && !mapped.has(field));
}

/** A field that the store cannot take back (consent) stays as it is, and so does one that `when` leaves to others. */
function clearable(field: MapperField | undefined): boolean {
  return field?.definition?.clear !== 'never' && (field?.mapping.when ?? 'always') === 'always';
}
