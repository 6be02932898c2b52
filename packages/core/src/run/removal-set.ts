import type { FieldChange } from '../destination/change.ts';
import type { FieldMapping } from '../spec/sync-spec.ts';

/** The fields of `on_removed: { set: … }`: constants, all of them. Pure. */
export function removalSetFields(mappings: readonly FieldMapping[]): FieldChange[] {
  return mappings.map((mapping) => ({
    field: mapping.field,
    action: 'set',
    value: mapping.form.kind === 'const' ? mapping.form.value : null,
    ...(mapping.metafieldType === undefined ? {} : { metafieldType: mapping.metafieldType }),
    when: 'always',
    write: mapping.write,
    ...(mapping.owns === undefined ? {} : { owns: mapping.owns }),
    ours: [],
  }));
}
