import type { FieldValue, ObjectDefinition } from '../destination/object-definition.ts';
import { resolveFields } from '../spec/resolve-fields.ts';
import { sortProblems, type SpecProblem } from '../spec/spec-problem.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import { bindColumns } from './bind-columns.ts';
import { compileForm, formFits } from './compile-form.ts';
import type { MapperField } from './mapped-row.ts';
import { mapperField } from './mapper-field.ts';

/** A field that `on_removed: { set: … }` sets. Null clears it. */
export interface RemovalField extends MapperField {
  readonly value: FieldValue;
}

/** The fields of `on_removed: { set: … }` with their values in the form of the store. Empty without it. Pure. */
export function compileRemoval(
  spec: SyncSpec,
  definition: ObjectDefinition,
): { readonly fields: readonly RemovalField[] } | { readonly problems: readonly SpecProblem[] } {
  // The grammar lets only constants pass, so that there are no columns to be found.
  const bound = bindColumns([]);
  const resolved = resolveFields(spec.removalSet, definition);
  const fields = resolved.fields.flatMap((field): RemovalField[] => {
    const typed = mapperField(field, definition, bound);
    if (typed === undefined) return [];
    const { mapping, type } = typed;
    if (!formFits(mapping.form, type, mapping.field, bound)) return [];
    const evaluated = compileForm(mapping.form, type, mapping.field, bound)?.(() => undefined);
    return [{ ...typed, value: evaluated?.kind === 'set' ? evaluated.value : null }];
  });
  const problems = [...resolved.problems, ...bound.problems];
  return problems.length > 0 ? { problems: sortProblems(problems) } : { fields };
}
