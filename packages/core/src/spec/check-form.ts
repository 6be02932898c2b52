import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { convertConstant } from './convert-constant.ts';
import { suggestion } from './nearest-name.ts';
import type { SpecProblem } from './spec-problem.ts';
import type { ColumnForm, ValueForm } from './sync-spec.ts';

type Form<K extends ValueForm['kind']> = Extract<ValueForm, { kind: K }>;

/** What of a form can never fit its field's type, whatever the columns turn out to be. `name` is for messages. Pure. */
export function checkForm(form: ValueForm, type: FieldType, name: string): SpecProblem[] {
  switch (form.kind) {
    case 'const':
      return constantProblems(form.value, type, form.where, name);
    case 'column':
      return columnProblems(form, type, name);
    case 'template':
      return type.kind === 'object' ? [misfit(form, name, 'a structure', 'map its members one by one')] : [];
    case 'json':
      if (type.kind === 'list' || type.kind === 'object' || type.kind === 'json') return [];
      return [misfit(form, name, typeName(type), `name the column itself: ${form.column}`)];
    case 'list':
      if (type.kind !== 'list')
        return [misfit(form, name, typeName(type), 'give one form, not a list of them')];
      return form.items.flatMap((item, index) => checkForm(item, type.of, `${name}.${index}`));
    case 'each':
      if (type.kind !== 'list')
        return [misfit(form, name, typeName(type), 'give one form, not a list of them')];
      return objectProblems(form, type.of, name);
    case 'object':
      return objectProblems(form, type, name);
  }
}

function columnProblems(form: ColumnForm, type: FieldType, name: string): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (type.kind === 'object') {
    problems.push(misfit(form, name, 'a structure', `map its members, or write { json: ${form.column} }`));
  }
  if (form.split !== undefined && type.kind !== 'list') {
    problems.push({ where: form.where, message: `\`${name}\` is not a list`, fix: 'leave `split` out' });
  }
  if (form.scale !== undefined && (form.split !== undefined || form.values !== undefined)) {
    problems.push({
      where: form.where,
      message: `\`scale\` of \`${name}\` goes with neither split nor values`,
    });
  }
  const entry = type.kind === 'list' && form.split !== undefined ? type.of : type;
  for (const [key, value] of Object.entries(form.values ?? {})) {
    problems.push(...constantProblems(value, entry, form.where, `${name}.values.${key}`));
  }
  return problems;
}

function objectProblems(form: Form<'each' | 'object'>, type: FieldType, name: string): SpecProblem[] {
  if (type.kind !== 'object') {
    const fix = type.kind === 'json' ? 'build it in the query and write { json: column }' : 'give one form';
    return [misfit(form, name, typeName(type), fix)];
  }
  const names = Object.keys(type.members);
  const problems = Object.entries(form.members).flatMap(([member, inner]) => {
    const known = names.includes(member) ? type.members[member] : undefined;
    if (known !== undefined) return checkForm(inner, known.type, `${name}.${member}`);
    const message = `\`${name}\` has no member \`${member}\``;
    return [{ where: inner.where, message, ...suggestion(member, names) }];
  });
  if (Object.keys(form.members).length === 0) {
    problems.push({
      where: form.where,
      message: `\`${name}\` maps nothing`,
      fix: `it has ${names.join(', ')}`,
    });
    return problems;
  }
  const missing = names.filter(
    (member) => type.members[member]?.required === true && !Object.hasOwn(form.members, member),
  );
  return [
    ...problems,
    ...missing.map((member) => ({
      where: form.where,
      message: `\`${name}\` needs the member \`${member}\``,
    })),
  ];
}

function constantProblems(
  constant: FieldValue,
  type: FieldType,
  where: SpecProblem['where'],
  name: string,
): SpecProblem[] {
  if (constant === null) return [];
  const converted = convertConstant(constant, type);
  if ('value' in converted) return [];
  const fix = converted.fix === undefined ? {} : { fix: converted.fix };
  return [{ where, message: `the constant does not fit \`${name}\`: ${converted.fault}`, ...fix }];
}

function misfit(form: ValueForm, name: string, takes: string, fix: string): SpecProblem {
  return { where: form.where, message: `\`${name}\` takes ${takes}, which this form cannot give`, fix };
}

const typeNames: Readonly<Record<FieldType['kind'], string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  float: 'a number',
  decimal: 'a decimal number',
  money: 'a decimal number',
  date: 'a date',
  datetime: 'a time with a zone',
  id: 'a global id',
  enum: 'one of a few words',
  json: 'JSON',
  list: 'a list',
  object: 'a structure',
};

/** A type in the user's words. */
export function typeName(type: FieldType): string {
  return typeNames[type.kind];
}
