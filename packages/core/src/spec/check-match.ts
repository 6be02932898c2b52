import type { ObjectDefinition } from '../destination/object-definition.ts';
import { suggestion } from './nearest-name.ts';
import { isMetafield, metafieldFault } from './resolve-fields.ts';
import type { SpecProblem } from './spec-problem.ts';
import type { MatchRuleSpec, SyncSpec } from './sync-spec.ts';

/** What a sync's match rules ask that the object does not offer. Pure. */
export function checkMatch(spec: SyncSpec, definition: ObjectDefinition): SpecProblem[] {
  const { match } = definition;
  if (spec.match.length === 0 && spec.mode !== 'insert' && match.fields.length > 0) {
    return [
      {
        where: spec.places.get('mode') ?? { file: spec.file },
        message: `${spec.mode} syncs of a ${definition.name} need \`match\``,
        why: 'without it nothing tells which thing of the store a row means',
        fix: `match by ${matchNames(definition).join(', ')}`,
      },
    ];
  }
  return spec.match.flatMap((rule) => [
    ...rule.fields.flatMap((field) => fieldProblems(field, definition)),
    ...countProblems(rule, definition),
  ]);
}

function fieldProblems(
  { field, where }: MatchRuleSpec['fields'][number],
  definition: ObjectDefinition,
): SpecProblem[] {
  if (isMetafield(field) && definition.match.customId) {
    const fault = metafieldFault(field);
    return fault === undefined ? [] : [{ where, message: fault }];
  }
  if (definition.match.fields.includes(field)) return [];
  const near = suggestion(field, definition.match.fields);
  return [
    {
      where,
      message: `a ${definition.name} cannot be matched by \`${field}\``,
      ...(near.fix === undefined ? { fix: `it is matched by ${matchNames(definition).join(', ')}` } : near),
    },
  ];
}

function countProblems(rule: MatchRuleSpec, definition: ObjectDefinition): SpecProblem[] {
  const { fieldsPerRule } = definition.match;
  const [first] = rule.fields;
  if (rule.fields.length === fieldsPerRule || first === undefined) return [];
  const fix = fieldsPerRule === 1 ? { fix: 'write rules that are tried in order as a list' } : {};
  const wanted = fieldsPerRule === 1 ? 'one field' : `${fieldsPerRule} fields`;
  const message = `a match rule of a ${definition.name} names ${wanted}, this one ${rule.fields.length}`;
  return [{ where: first.where, message, ...fix }];
}

function matchNames({ match }: ObjectDefinition): string[] {
  return [...match.fields, ...(match.customId ? ['metafields.<namespace>.<key>'] : [])];
}
