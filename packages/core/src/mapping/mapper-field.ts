import type { FieldValue, ObjectDefinition } from '../destination/object-definition.ts';
import type { ValueKind } from '../rows/value.ts';
import { fieldType } from '../spec/check-field.ts';
import type { ResolvedField } from '../spec/resolve-fields.ts';
import type { ValueForm } from '../spec/sync-spec.ts';
import type { Compiling } from './evaluated.ts';
import type { MapperField } from './mapped-row.ts';

/**
 * A field with its type. That of a metafield is the one that the mapping names, else the one that is told from the values,
 * else a text whose type the store knows. Undefined where none of these is possible; the problem is then noted.
 */
export function mapperField(
  field: ResolvedField,
  definition: ObjectDefinition,
  compiling: Compiling,
): MapperField | undefined {
  const { mapping } = field;
  const type = fieldType(field, definition);
  if (type !== undefined) {
    const known = field.definition === undefined ? {} : { definition: field.definition };
    const named = mapping.metafieldType === undefined ? {} : { metafieldType: mapping.metafieldType };
    return { mapping, ...known, type, ...named };
  }
  if (mapping.metafieldType !== undefined) {
    const message = `there is no metafield type "${mapping.metafieldType}"`;
    compiling.problems.push({ where: mapping.where, message });
    return undefined;
  }
  const kind = formKind(mapping.form, compiling);
  const metafieldType = kind === undefined ? undefined : definition.metafields?.inferred[kind];
  const inferred = metafieldType === undefined ? undefined : definition.metafields?.types[metafieldType];
  if (metafieldType !== undefined && inferred !== undefined)
    return { mapping, type: inferred, metafieldType };
  if (kind === 'text' || kind === 'integer' || kind === 'decimal')
    return { mapping, type: { kind: 'string' } };
  // Without a kind there is no such column, which is a problem already.
  if (kind !== undefined) {
    compiling.problems.push({
      where: mapping.where,
      message: `the type of \`${mapping.field}\` cannot be told from its values`,
      fix: 'name it: { …, type: single_line_text_field }',
    });
  }
  return undefined;
}

/** The kind of the values that a form gives. */
function formKind(form: ValueForm, compiling: Compiling): ValueKind | undefined {
  if (form.kind === 'const') return constantKind(form.value);
  if (form.kind === 'template') return 'text';
  if (form.kind !== 'column' || form.split !== undefined) return 'json';
  if (form.values !== undefined) return constantKind(Object.values(form.values)[0] ?? null);
  return form.scale === undefined ? compiling.bind(form.column, form.where)?.kind : 'decimal';
}

function constantKind(value: FieldValue): ValueKind {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'decimal';
  return typeof value === 'object' && value !== null ? 'json' : 'text';
}
