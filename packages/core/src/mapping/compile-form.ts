import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { checkForm } from '../spec/check-form.ts';
import { convertConstant } from '../spec/convert-constant.ts';
import type { ValueForm } from '../spec/sync-spec.ts';
import { compileColumn } from './compile-column.ts';
import { compileEach, compileJson } from './compile-json.ts';
import { compileTemplateForm } from './compile-template-form.ts';
import { evaluatedFrom, nothing, type Compiling, type Evaluate } from './evaluated.ts';
import { requiredMember } from './exact-json.ts';
import { listValue } from './list-value.ts';

type Form<K extends ValueForm['kind']> = Extract<ValueForm, { kind: K }>;

/**
 * A form as a function of a row. What can never fit goes to `compiling.problems`, and nothing is returned. `name` is that
 * of the field, for messages.
 */
export function compileForm(
  form: ValueForm,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Evaluate | undefined {
  switch (form.kind) {
    case 'column':
      return compileColumn(form, type, name, compiling);
    case 'template':
      return compileTemplateForm(form, type, name, compiling);
    case 'json':
      return compileJson(form, type, name, compiling);
    case 'const':
      return compileConstant(form, type);
    case 'list':
      return compileList(form, type, name, compiling);
    case 'object':
      return compileObject(form, type, name, compiling);
    case 'each':
      return compileEach(form, type, name, {
        compiling,
        compileEntry: (of, entryCompiling) => {
          const { members, where } = form;
          return compileObject({ kind: 'object', members, where }, of, name, entryCompiling);
        },
      });
  }
}

/** Whether a form, its type and the constants in it fit at all; a form that passes this compiles but for its columns. */
export function formFits(form: ValueForm, type: FieldType, name: string, compiling: Compiling): boolean {
  const problems = checkForm(form, type, name);
  compiling.problems.push(...problems);
  return problems.length === 0;
}

function compileConstant(form: Form<'const'>, type: FieldType): Evaluate | undefined {
  if (form.value === null) return () => nothing;
  const converted = convertConstant(form.value, type);
  if ('fault' in converted) return undefined;
  return () => ({ kind: 'set', value: converted.value });
}

function compileList(
  form: Form<'list'>,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Evaluate | undefined {
  if (type.kind !== 'list') return undefined;
  const items = form.items.map((item, index) => compileForm(item, type.of, `${name}.${index}`, compiling));
  const entries = items.filter((item) => item !== undefined);
  if (entries.length < items.length) return undefined;
  return (cells) => {
    const values: FieldValue[] = [];
    for (const entry of entries) {
      const evaluated = entry(cells);
      if (evaluated.kind === 'held') return evaluated;
      if (evaluated.kind === 'set') values.push(evaluated.value);
    }
    return evaluatedFrom(listValue(values, type), 'the list');
  };
}

/**
 * An input object: members without a value are left out. It is nothing where all of its columns are null, whatever
 * constants stand beside them, and where a required member is.
 */
function compileObject(
  form: Form<'object'>,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Evaluate | undefined {
  if (type.kind !== 'object') return undefined;
  const members: { readonly member: string; readonly evaluate: Evaluate; readonly isConstant: boolean }[] =
    [];
  let isWhole = true;
  for (const [member, inner] of Object.entries(form.members)) {
    const known = Object.hasOwn(type.members, member) ? type.members[member] : undefined;
    const evaluate = known && compileForm(inner, known.type, `${name}.${member}`, compiling);
    if (evaluate === undefined) isWhole = false;
    else members.push({ member, evaluate, isConstant: isConstant(inner) });
  }
  if (!isWhole) return undefined;
  const hasColumns = members.some((member) => !member.isConstant);
  return (cells) => {
    const value: Record<string, FieldValue> = {};
    let isAlive = !hasColumns;
    for (const { member, evaluate, isConstant: constant } of members) {
      const evaluated = evaluate(cells);
      if (evaluated.kind === 'held') return { ...evaluated, message: `${member}: ${evaluated.message}` };
      if (evaluated.kind === 'null') continue;
      value[member] = evaluated.value;
      isAlive ||= !constant;
    }
    return isAlive && requiredMember(type, value) === undefined ? { kind: 'set', value } : nothing;
  };
}

function isConstant(form: ValueForm): boolean {
  if (form.kind === 'list') return form.items.every(isConstant);
  if (form.kind === 'object') return Object.values(form.members).every(isConstant);
  return form.kind === 'const';
}
