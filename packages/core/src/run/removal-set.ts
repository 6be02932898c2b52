import type { FieldChange } from '../destination/change.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { RemovalField } from '../mapping/compile-removal.ts';

/** The changes that `on_removed: { set: … }` makes to a thing: of a list it sets the part that is ours. Pure. */
export function removalSetFields(fields: readonly RemovalField[], entry: LedgerEntry): FieldChange[] {
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
