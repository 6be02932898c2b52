import type { FieldType, ObjectDefinition } from '../destination/object-definition.ts';
import { checkForm } from './check-form.ts';
import { suggestion } from './nearest-name.ts';
import type { ResolvedField } from './resolve-fields.ts';
import type { SpecProblem } from './spec-problem.ts';
import type { SyncSpec } from './sync-spec.ts';

/** What a field's mapping asks that the field does not offer, as far as it can be told without columns. Pure. */
export function checkField(
  field: ResolvedField,
  spec: SyncSpec,
  definition: ObjectDefinition,
): SpecProblem[] {
  const { mapping } = field;
  const type = fieldType(field, definition);
  return [
    ...typeProblems(field, spec, definition),
    ...(type === undefined ? [] : checkForm(mapping.form, type, mapping.field)),
    ...(type === undefined ? [] : listPolicyProblems(field, type, spec)),
    ...clearProblems(field, spec),
    ...whenProblems(field, spec),
  ];
}

/** The type of a field's values; of a metafield only where the mapping names it. */
export function fieldType(field: ResolvedField, definition: ObjectDefinition): FieldType | undefined {
  if (field.definition !== undefined) return field.definition.type;
  const types = definition.metafields?.types ?? {};
  const name = field.mapping.metafieldType ?? '';
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

function typeProblems(
  { mapping, definition: known }: ResolvedField,
  spec: SyncSpec,
  definition: ObjectDefinition,
): SpecProblem[] {
  const name = mapping.metafieldType;
  if (name === undefined) return [];
  const where = policyPlace(mapping.field, 'type', spec) ?? mapping.where;
  if (known !== undefined)
    return [{ where, message: `\`type\` is for metafields, and \`${mapping.field}\` is none` }];
  const types = Object.keys(definition.metafields?.types ?? {});
  if (types.includes(name)) return [];
  const near = suggestion(name, types);
  const fix = near.fix === undefined ? { fix: `it is one of ${types.join(', ')}` } : near;
  return [{ where, message: `there is no metafield type "${name}"`, ...fix }];
}

/** Whether entries are added or replaced, and which are ours, can only be said of a list. */
function listPolicyProblems({ mapping }: ResolvedField, type: FieldType, spec: SyncSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  for (const policy of ['write', 'owns'] as const) {
    const where = policyPlace(mapping.field, policy, spec);
    if (where === undefined || type.kind === 'list') continue;
    problems.push({ where, message: `\`${policy}\` is for lists, and \`${mapping.field}\` is none` });
  }
  if (mapping.owns !== undefined && type.kind === 'list' && type.of.kind !== 'string') {
    const where = policyPlace(mapping.field, 'owns', spec) ?? mapping.where;
    problems.push({ where, message: `\`owns\` is for lists of texts, and \`${mapping.field}\` is none` });
  }
  return problems;
}

function clearProblems({ mapping, definition }: ResolvedField, spec: SyncSpec): SpecProblem[] {
  if (mapping.whenNull !== 'clear' || definition?.clear !== 'never') return [];
  const where = policyPlace(mapping.field, 'null', spec) ?? mapping.where;
  const message = `\`${mapping.field}\` cannot be cleared in the store`;
  return [{ where, message, fix: 'write `null: skip`, or leave `null` out' }];
}

function whenProblems({ mapping }: ResolvedField, spec: SyncSpec): SpecProblem[] {
  if (mapping.when !== 'create' || spec.mode !== 'update') return [];
  const where = policyPlace(mapping.field, 'when', spec) ?? mapping.where;
  return [
    { where, message: `\`when: create\` of \`${mapping.field}\` never applies: update syncs never create` },
  ];
}

/** Where a policy is written; undefined where it is not. */
function policyPlace(field: string, policy: string, spec: SyncSpec): SpecProblem['where'] | undefined {
  return spec.places.get(`map.${field}.${policy}`) ?? spec.places.get(`on_removed.set.${field}.${policy}`);
}
