import type { ObjectCatalogue, ObjectDefinition } from '../destination/object-definition.ts';
import { checkField } from './check-field.ts';
import { checkMatch } from './check-match.ts';
import { suggestion } from './nearest-name.ts';
import { resolveFields, type ResolvedField } from './resolve-fields.ts';
import { sortProblems, type SpecProblem } from './spec-problem.ts';
import type { SyncSpec } from './sync-spec.ts';

/** What a sync asks of its object that the object does not offer. Pure; needs neither network nor columns. */
export function checkSync(spec: SyncSpec, catalogue: ObjectCatalogue): readonly SpecProblem[] {
  const names = Object.keys(catalogue);
  const definition = names.includes(spec.object) ? catalogue[spec.object] : undefined;
  if (definition === undefined) {
    const near = suggestion(spec.object, names);
    const fix = near.fix === undefined ? { fix: `this version knows ${names.join(', ')}` } : near;
    return [{ where: placeIn(spec, 'object'), message: `there is no object "${spec.object}"`, ...fix }];
  }
  const { fields, problems } = resolveFields(spec.map, definition);
  return sortProblems([
    ...modeProblems(spec, definition),
    ...removalProblems(spec, definition),
    ...checkMatch(spec, definition),
    ...problems,
    ...fields.flatMap((field) => checkField(field, spec, definition)),
    ...structureProblems(fields, definition),
    ...createProblems(fields, spec, definition),
  ]);
}

function placeIn(spec: SyncSpec, path: string): SpecProblem['where'] {
  return spec.places.get(path) ?? { file: spec.file };
}

function modeProblems(spec: SyncSpec, definition: ObjectDefinition): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (!definition.modes.includes(spec.mode)) {
    problems.push({
      where: placeIn(spec, 'mode'),
      message: `a ${definition.name} cannot be synced in mode ${spec.mode}`,
      why: `it has ${definition.modes.join(', ')}`,
    });
  }
  if (spec.mode === 'update' && spec.onGone === 'recreate') {
    problems.push({
      where: placeIn(spec, 'on_gone'),
      message: '`on_gone: recreate` cannot be: update syncs never create',
    });
  }
  return problems;
}

function removalProblems(spec: SyncSpec, definition: ObjectDefinition): SpecProblem[] {
  if (spec.onRemoved !== 'ignore' && !definition.removals.includes(spec.onRemoved)) {
    const allowed = [...new Set(['ignore', ...definition.removals])].join(', ');
    return [
      {
        where: placeIn(spec, 'on_removed'),
        message: `\`on_removed: ${spec.onRemoved}\` does not exist for a ${definition.name}`,
        why: `it is one of ${allowed}`,
      },
    ];
  }
  const { fields, problems } = resolveFields(spec.removalSet, definition);
  return [...problems, ...fields.flatMap((field) => checkField(field, spec, definition))];
}

/** A structure cannot be sent without its required members. */
function structureProblems(fields: readonly ResolvedField[], definition: ObjectDefinition): SpecProblem[] {
  const mapped = new Set(fields.map((field) => field.mapping.field));
  const first = new Map<string, ResolvedField>();
  for (const field of fields) {
    const structure = field.definition?.structure;
    if (structure !== undefined && !first.has(structure)) first.set(structure, field);
  }
  return [...first].flatMap(([structure, { mapping }]) =>
    definition.fields
      .filter((field) => field.structure === structure && field.required === true && !mapped.has(field.name))
      .map((field) => ({
        where: mapping.where,
        message: `\`${structure}\` cannot be sent without \`${field.name}\``,
        fix: `map \`${field.name}\` too`,
      })),
  );
}

function createProblems(
  fields: readonly ResolvedField[],
  spec: SyncSpec,
  definition: ObjectDefinition,
): SpecProblem[] {
  const needed = definition.createNeedsOneOf ?? [];
  const isMapped = fields.some((field) => needed.includes(field.mapping.field));
  if (spec.mode === 'update' || needed.length === 0 || isMapped) return [];
  return [
    {
      where: placeIn(spec, 'map'),
      message: `a new ${definition.name} needs one of ${needed.join(', ')}, and none is mapped`,
      fix: 'map one, or use mode update',
    },
  ];
}
