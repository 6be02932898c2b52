import type { FieldType } from '../destination/object-definition.ts';
import type { ErrorPlace } from '../errors/backstock-error.ts';
import { typeName } from '../spec/check-form.ts';
import { isDecimal } from '../spec/decimal-text.ts';
import type { ValueForm } from '../spec/sync-spec.ts';
import { conversions } from './conversions.ts';
import { convertCell, type Cell } from './convert-value.ts';
import { evaluatedFrom, held, nothing, type Compiling, type Evaluate } from './evaluated.ts';
import { compileTemplate } from './template.ts';

type TemplateForm = Extract<ValueForm, { kind: 'template' }>;

/** A template's text as a value of the field; null as soon as one of its columns is. */
export function compileTemplateForm(
  form: TemplateForm,
  type: FieldType,
  name: string,
  compiling: Compiling,
): Evaluate | undefined {
  const template = compileTemplate(form.template);
  if ('faults' in template) {
    for (const { line, column, ...fault } of template.faults) {
      compiling.problems.push({ ...fault, where: within(form.where, line, column) });
    }
    return undefined;
  }
  if (!takesTemplates(type)) {
    const message = `\`${name}\` takes ${typeName(type)}, and a template gives a text`;
    compiling.problems.push({
      where: form.where,
      message,
      fix: 'calculate it in the query, and name its column',
    });
    return undefined;
  }
  const bindings = template.variables.map((variable) => {
    const binding = compiling.bind(variable.name, within(form.where, variable.line, variable.column));
    return binding === undefined ? undefined : { variable: variable.name, slot: binding.slot };
  });
  const bound = bindings.filter((binding) => binding !== undefined);
  if (bound.length < bindings.length) return undefined;
  return (cells) => {
    const scope: Record<string, Cell> = {};
    for (const { variable, slot } of bound) {
      const cell = cells(slot);
      if (cell === undefined) return nothing;
      scope[variable] = cell;
    }
    const rendered = template.render(scope);
    if ('fault' in rendered)
      return held('template_failed', `the template cannot be filled: ${rendered.fault}`);
    if (type.kind === 'list' && rendered.text.trim() === '') return nothing;
    return evaluatedFrom(convertCell(textCell(rendered.text, type), type), "the template's text");
  };
}

function takesTemplates(type: FieldType): boolean {
  const target = type.kind === 'list' ? type.of : type;
  if (target.kind === 'list' || target.kind === 'object') return false;
  return isNumber(target) || typeof conversions.text[target.kind] !== 'object';
}

/** A template may calculate a number: its text is then one by its digits. */
function textCell(text: string, type: FieldType): Cell {
  const target = type.kind === 'list' ? type.of : type;
  return {
    kind: isNumber(target) && isDecimal(text.trim()) ? 'decimal' : 'text',
    value: isNumber(target) ? text.trim() : text,
  };
}

function isNumber(type: FieldType): boolean {
  return type.kind === 'integer' || type.kind === 'float';
}

/** A place in a template as a place in its file. The lines after the first of a block are indented like the first. */
function within(start: ErrorPlace, line: number, column: number): ErrorPlace {
  if (start.line === undefined || start.column === undefined) return start;
  return { file: start.file, line: start.line + line - 1, column: start.column + column - 1 };
}
