import type { FieldDefinition, ObjectDefinition } from '../destination/object-definition.ts';
import { nearestName } from './nearest-name.ts';
import type { SpecProblem } from './spec-problem.ts';
import type { FieldMapping } from './sync-spec.ts';

/** A mapped field with its definition; a metafield has none. */
export interface ResolvedField {
  readonly mapping: FieldMapping;
  readonly definition?: FieldDefinition;
}

const metafieldName = /^metafields\.(\$app(?:[:-]{1,2}[\w-]+)?|[\w-]{3,255})\.[\w-]{2,64}$/;

/** Whether a field's name means a metafield, well written or not. */
export function isMetafield(field: string): boolean {
  return field === 'metafields' || field.startsWith('metafields.');
}

/** What is wrong with the name of a metafield, or undefined. */
export function metafieldFault(field: string): string | undefined {
  if (metafieldName.test(field)) return undefined;
  return `\`${field}\` is no metafield: it is metafields.<namespace>.<key>, a namespace of 3 to 255 and a key of 2 to 64 letters, digits, "-" and "_"`;
}

/**
 * Finds the definition of each mapped field. A structure written as an input object (`emailMarketingConsent: { … }`)
 * becomes its members, each with the policies of the whole. Pure.
 */
export function resolveFields(
  map: readonly FieldMapping[],
  definition: ObjectDefinition,
): { readonly fields: readonly ResolvedField[]; readonly problems: readonly SpecProblem[] } {
  const known = new Map(definition.fields.map((field) => [field.name, field]));
  const fields = new Map<string, ResolvedField>();
  const problems: SpecProblem[] = [];
  for (const mapping of map.flatMap((field) => structureMembers(field, definition, known))) {
    const problem = fieldProblem(mapping, definition, known);
    if (problem !== undefined) problems.push(problem);
    else if (fields.has(mapping.field)) {
      problems.push({ where: mapping.where, message: `\`${mapping.field}\` is mapped twice` });
    } else {
      const found = known.get(mapping.field);
      fields.set(mapping.field, found === undefined ? { mapping } : { mapping, definition: found });
    }
  }
  return { fields: [...fields.values()], problems };
}

function structureMembers(
  mapping: FieldMapping,
  definition: ObjectDefinition,
  known: ReadonlyMap<string, FieldDefinition>,
): FieldMapping[] {
  const isStructure = definition.fields.some((field) => field.structure === mapping.field);
  if (mapping.form.kind !== 'object' || known.has(mapping.field) || !isStructure) return [mapping];
  return Object.entries(mapping.form.members).map(([member, form]) => ({
    ...mapping,
    field: `${mapping.field}.${member}`,
    form,
    where: form.where,
  }));
}

function fieldProblem(
  { field, where }: FieldMapping,
  definition: ObjectDefinition,
  known: ReadonlyMap<string, FieldDefinition>,
): SpecProblem | undefined {
  if (isMetafield(field)) {
    if (definition.metafields === undefined)
      return { where, message: `a ${definition.name} has no metafields` };
    const fault = metafieldFault(field);
    return fault === undefined ? undefined : { where, message: fault };
  }
  if (known.has(field)) return undefined;
  const structures = definition.fields.flatMap((other) => other.structure ?? []);
  const nearest = nearestName(field, [...known.keys(), ...structures, 'metafields']);
  return {
    where,
    message: `a ${definition.name} has no field \`${field}\``,
    fix: nearest === undefined ? `it has ${[...known.keys()].join(', ')}` : `did you mean \`${nearest}\`?`,
  };
}
