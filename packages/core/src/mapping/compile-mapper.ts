import type { ObjectDefinition } from '../destination/object-definition.ts';
import type { Column, Row } from '../rows/value.ts';
import { resolveFields } from '../spec/resolve-fields.ts';
import { sortProblems, type SpecProblem } from '../spec/spec-problem.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import { bindColumns, bindKey, type BoundColumns } from './bind-columns.ts';
import { compileForm, formFits } from './compile-form.ts';
import type { Cells, Evaluate } from './evaluated.ts';
import type { MapResult, MappedValue, Mapper, MapperField } from './mapped-row.ts';
import { mapperEpoch } from './mapper-epoch.ts';
import { mapperField } from './mapper-field.ts';
import { compileRules, type RuleResult } from './match-rules.ts';
import { compileStructures } from './structures.ts';

export type CompileResult = { readonly mapper: Mapper } | { readonly problems: readonly SpecProblem[] };

interface CompiledField {
  readonly field: MapperField;
  readonly evaluate: Evaluate;
}

/**
 * Binds a sync's mapping to the columns of its model and the fields of its object: column names, types, templates, match
 * rules and keys. All that does not fit comes at once. Pure. Called once for each read.
 */
export function compileMapper(
  spec: SyncSpec,
  columns: readonly Column[],
  definition: ObjectDefinition,
): CompileResult {
  const bound = bindColumns(columns);
  const keyColumns = bindKey(spec.model.primaryKey, keyPlace(spec), bound);
  const resolved = resolveFields(spec.map, definition);
  const compiled = resolved.fields.flatMap((field) => {
    const typed = mapperField(field, definition, bound);
    return typed === undefined ? [] : compileField(typed, bound);
  });
  const rules = compileRules(spec.match, definition, bound);
  const problems = [...resolved.problems, ...bound.problems];
  if (problems.length > 0) return { problems: sortProblems(withoutRepeats(problems)) };
  const fields = compiled.map(({ field }) => field);
  return {
    mapper: {
      keyColumns,
      columns: bound.used.slice(keyColumns.length).map((column) => column.name),
      fields,
      epoch: mapperEpoch({ spec, fields, keyColumns, used: bound.used }),
      map: compileMap(compiled, rules, bound.used),
    },
  };
}

function compileField(field: MapperField, bound: BoundColumns): CompiledField[] {
  const { mapping, type } = field;
  if (!formFits(mapping.form, type, mapping.field, bound)) return [];
  const evaluate = compileForm(mapping.form, type, mapping.field, bound);
  return evaluate === undefined ? [] : [{ field, evaluate }];
}

function compileMap(
  compiled: readonly CompiledField[],
  rules: (cells: Cells) => RuleResult,
  used: readonly Column[],
): (row: Row) => MapResult {
  const kinds = used.map((column) => column.kind);
  const applyStructures = compileStructures(compiled.map(({ field }) => field));
  return (row) => {
    const cells: Cells = (slot) => {
      const value = row[slot] ?? null;
      const kind = kinds[slot];
      return value === null || kind === undefined ? undefined : { kind, value };
    };
    const values: MappedValue[] = [];
    for (const { field, evaluate } of compiled) {
      const evaluated = evaluate(cells);
      if (evaluated.kind === 'held') {
        const { code, message } = evaluated;
        return { kind: 'held', reason: { code, message, field: field.mapping.field } };
      }
      if (evaluated.kind === 'set') values.push({ state: 'set', value: evaluated.value });
      else values.push({ state: field.mapping.whenNull === 'skip' ? 'skip' : 'null' });
    }
    const matched = rules(cells);
    if ('held' in matched) return { kind: 'held', reason: matched.held };
    return { kind: 'mapped', row: { values: applyStructures(values), rules: matched.rules } };
  };
}

function keyPlace(spec: SyncSpec): SpecProblem['where'] {
  return spec.places.get('model.primary_key') ?? spec.model.where;
}

/** A column that is missing is found missing by each look at the same place. */
function withoutRepeats(problems: readonly SpecProblem[]): SpecProblem[] {
  const seen = new Map(
    problems.map((problem) => [JSON.stringify([problem.where, problem.message]), problem]),
  );
  return [...seen.values()];
}
