import type { ObjectDefinition } from '../destination/object-definition.ts';
import type { Column } from '../rows/value.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import type { Mapper } from './mapped-row.ts';

export type CompileResult = { readonly mapper: Mapper } | { readonly problems: readonly SpecProblem[] };

/**
 * Binds a sync's mapping to the columns of its model and the fields of its object: column names, types, templates, match
 * rules and keys. All that does not fit comes at once. Pure. Called once for each read.
 */
export function compileMapper(
  _spec: SyncSpec,
  _columns: readonly Column[],
  _definition: ObjectDefinition,
): CompileResult {
  throw new Error('compile-mapper: not written yet');
}
