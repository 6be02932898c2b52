import type { FieldChange } from '../destination/change.ts';
import type { MapperField } from '../mapping/mapped-row.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Fingerprinter } from '../ledger/fingerprint.ts';

/** What `on_removed: clear` takes back of a thing: every field that we delivered and did not clear since. Pure. */
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

/** A field that the store cannot take back (consent) stays as it is. */
function clearable(field: MapperField | undefined): boolean {
  return field?.definition?.clear !== 'never';
}
