import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { valueText } from '../rows/value.ts';
import { typeName } from '../spec/check-form.ts';
import { convertConstant } from '../spec/convert-constant.ts';
import { multiplyDecimals } from '../spec/decimal-text.ts';
import type { ColumnForm } from '../spec/sync-spec.ts';
import { conversions } from './conversions.ts';
import { convertCell, exactText, type Cell } from './convert-value.ts';
import {
  evaluatedFrom,
  held,
  nothing,
  type Binding,
  type Compiling,
  type Evaluate,
  type Evaluated,
} from './evaluated.ts';
import { listValue } from './list-value.ts';

/** A column's value: as it is, scaled, looked up in `values`, or split into a list. */
export function compileColumn(
  form: ColumnForm,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Evaluate | undefined {
  const binding = compiling.bind(form.column, form.where);
  if (binding === undefined) return undefined;
  const misfit = misfitOf(form, type, binding);
  if (misfit !== undefined) {
    const kind = binding.databaseType ?? binding.kind ?? '';
    compiling.problems.push({
      where: form.where,
      code: 'MODEL.TYPE_MISMATCH',
      message: `the column ${binding.name} (${kind}) does not fit \`${name}\`, which takes ${typeName(type)}`,
      fix: misfit.replaceAll(/\bc\b/g, binding.name),
    });
    return undefined;
  }
  const subject = `the column ${binding.name}`;
  const entry = entryOf(form, type, subject);
  if (form.split === undefined) {
    return (cells) => {
      const cell = cells(binding.slot);
      return cell === undefined ? nothing : entry(cell);
    };
  }
  return compileSplit(form.split, type, binding, entry);
}

/** Why a column can never give the field a value: the next step. Undefined if it can. */
function misfitOf(form: ColumnForm, type: FieldType, { kind }: Binding): string | undefined {
  if (kind === undefined) return undefined;
  if (form.split !== undefined && kind !== 'text') return '`split` is for texts: { json: c } reads an array';
  if (form.values !== undefined) return undefined;
  const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'float';
  if (form.scale !== undefined && !isNumber) return '`scale` is for numbers: cast(c as numeric) in the query';
  const target = type.kind === 'list' ? type.of : type;
  if (target.kind === 'list' || target.kind === 'object' || (kind === 'json' && type.kind === 'list')) {
    return 'read it as a structure: { json: c }';
  }
  const fit = conversions[form.scale === undefined ? kind : 'decimal'][target.kind];
  return typeof fit === 'object' ? fit.fix : undefined;
}

function entryOf(form: ColumnForm, type: FieldType, subject: string): (cell: Cell) => Evaluated {
  if (form.values !== undefined) {
    return valuesEntry(
      form.values,
      form.split !== undefined && type.kind === 'list' ? type.of : type,
      subject,
    );
  }
  const { scale } = form;
  return (cell) => {
    const scaled = scale === undefined ? cell : scaledCell(cell, scale);
    if (scaled === undefined) return held('value_invalid', `${subject} is not a finite number`);
    // In a list a blank text is no entry.
    if (type.kind === 'list' && scaled.kind === 'text' && valueText(scaled.value).trim() === '')
      return nothing;
    return evaluatedFrom(convertCell(scaled, type), subject);
  };
}

function scaledCell(cell: Cell, scale: string): Cell | undefined {
  const isNumber = cell.kind === 'integer' || cell.kind === 'decimal' || cell.kind === 'float';
  const text = isNumber ? exactText(cell) : undefined;
  return text === undefined ? undefined : { kind: 'decimal', value: multiplyDecimals(text, scale) };
}

function valuesEntry(
  values: Readonly<Record<string, FieldValue>>,
  type: FieldType,
  subject: string,
): (cell: Cell) => Evaluated {
  const table = new Map(
    Object.entries(values).map(([key, value]) => [
      key,
      value === null ? nothing : constantOf(convertConstant(value, type)),
    ]),
  );
  return (cell) =>
    table.get(valueText(cell.value)) ??
    held('value_not_named', `${subject} has a value that \`values\` does not name`);
}

function constantOf(converted: ReturnType<typeof convertConstant>): Evaluated {
  return 'value' in converted
    ? { kind: 'set', value: converted.value }
    : held('value_invalid', `the constant does not fit: ${converted.fault}`);
}

function compileSplit(
  separator: string,
  type: FieldType,
  binding: Binding,
  entry: (cell: Cell) => Evaluated,
): Evaluate {
  const subject = `the column ${binding.name}`;
  if (type.kind !== 'list')
    return () => held('value_invalid', `${subject} is split, but the field is no list`);
  return (cells) => {
    const cell = cells(binding.slot);
    if (cell === undefined) return nothing;
    if (cell.kind !== 'text') return held('value_invalid', `${subject} is not a text`);
    const entries: FieldValue[] = [];
    for (const part of valueText(cell.value).split(separator)) {
      const text = part.trim();
      const evaluated = text === '' ? nothing : entry({ kind: 'text', value: text });
      if (evaluated.kind === 'held') return evaluated;
      // An entry that is a list of its own is one that a plain column gives to a list.
      if (evaluated.kind === 'set') entries.push(...flat(evaluated.value));
    }
    return evaluatedFrom(listValue(entries, type), subject);
  };
}

function flat(value: FieldValue): readonly FieldValue[] {
  return isList(value) ? value : [value];
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}
