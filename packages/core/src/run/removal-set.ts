import type { FieldChange } from '../destination/change.ts';
import type { RemovalField } from '../mapping/compile-removal.ts';

/** The changes that `on_removed: { set: … }` makes. Pure. */
export function removalSetFields(fields: readonly RemovalField[]): FieldChange[] {
  return fields.map(({ mapping, metafieldType, value }) => ({
    field: mapping.field,
    action: value === null ? 'clear' : 'set',
    value,
    ...(metafieldType === undefined ? {} : { metafieldType }),
    when: 'always',
    write: mapping.write,
    ...(mapping.owns === undefined ? {} : { owns: mapping.owns }),
    ours: [],
  }));
}
