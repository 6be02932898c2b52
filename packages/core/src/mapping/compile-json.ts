import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { valueText } from '../rows/value.ts';
import { typeName } from '../spec/check-form.ts';
import type { ValueForm } from '../spec/sync-spec.ts';
import {
  evaluatedFrom,
  held,
  type Binding,
  type Cells,
  type Compiling,
  type Evaluate,
  type Evaluated,
} from './evaluated.ts';
import {
  convertJson,
  isExactList,
  isExactObject,
  jsonCell,
  parseExactJson,
  type ExactJson,
  type ExactObject,
} from './exact-json.ts';
import { listValue } from './list-value.ts';

type Form<K extends ValueForm['kind']> = Extract<ValueForm, { kind: K }>;

/** `{ json: column }`: a structure of the row, checked against the field's type. */
export function compileJson(
  form: Form<'json'>,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Evaluate | undefined {
  const binding = bindJson(form, type, name, compiling);
  if (binding === undefined) return undefined;
  const subject = `the column ${binding.name}`;
  return withJson(binding, (json) => evaluatedFrom(convertJson(json, type), subject));
}

interface EachCompiling {
  readonly compiling: Compiling;
  /** Compiles the members against the names in an entry. */
  compileEntry(of: FieldType, compiling: Compiling): Evaluate | undefined;
}

/** `{ each: column, … }`: one entry for each entry of a JSON list; the members name what an entry holds. */
export function compileEach(
  form: Form<'each'>,
  type: FieldType,
  name: string,
  { compiling, ...each }: EachCompiling,
): Evaluate | undefined {
  const binding = bindJson(form, type, name, compiling);
  const names: string[] = [];
  const entryCompiling = { bind: (column: string) => bindEntry(column, names), problems: compiling.problems };
  if (binding === undefined || type.kind !== 'list') return undefined;
  const entry = each.compileEntry(type.of, entryCompiling);
  if (entry === undefined) return undefined;
  const subject = `the column ${binding.name}`;
  return withJson(binding, (json) => {
    if (!isExactList(json)) return held('value_invalid', `${subject} is not a list`);
    const values: FieldValue[] = [];
    for (const item of json) {
      if (item === null) continue;
      if (!isExactObject(item)) return held('value_invalid', `${subject} has an entry that is no structure`);
      const evaluated = entry(entryCells(item, names));
      if (evaluated.kind === 'held') return evaluated;
      if (evaluated.kind === 'set') values.push(evaluated.value);
    }
    return evaluatedFrom(listValue(values, type), subject);
  });
}

function bindEntry(column: string, names: string[]): Binding {
  const known = names.indexOf(column);
  return { slot: known === -1 ? names.push(column) - 1 : known, name: column };
}

function entryCells(entry: ExactObject, names: readonly string[]): Cells {
  return (slot) => {
    const name = names[slot] ?? '';
    return jsonCell(Object.hasOwn(entry, name) ? (entry[name] ?? null) : null);
  };
}

function bindJson(
  form: Form<'json' | 'each'>,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Binding | undefined {
  const binding = compiling.bind(form.column, form.where);
  if (binding?.kind === undefined || binding.kind === 'json' || binding.kind === 'text') return binding;
  const kind = binding.databaseType ?? binding.kind;
  compiling.problems.push({
    where: form.where,
    code: 'MODEL.TYPE_MISMATCH',
    message: `the column ${binding.name} (${kind}) holds no JSON for \`${name}\`, which takes ${typeName(type)}`,
    fix: 'build it in the query, or name the column without `json`',
  });
  return undefined;
}

function withJson(binding: Binding, evaluate: (json: ExactJson) => Evaluated): Evaluate {
  return (cells) => {
    const cell = cells(binding.slot);
    if (cell === undefined) return { kind: 'null' };
    const json = parseExactJson(valueText(cell.value));
    if (json === undefined) return held('json_invalid', `the column ${binding.name} is not valid JSON`);
    return json === null ? { kind: 'null' } : evaluate(json);
  };
}
