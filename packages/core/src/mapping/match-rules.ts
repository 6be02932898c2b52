import type { MatchRule } from '../destination/change.ts';
import type { ObjectDefinition } from '../destination/object-definition.ts';
import type { Reason } from '../outcome/outcome.ts';
import type { MatchRuleSpec } from '../spec/sync-spec.ts';
import { exactText } from './convert-value.ts';
import type { Cells, Compiling } from './evaluated.ts';

interface BoundField {
  readonly field: string;
  readonly column: string;
  readonly slot: number;
  normalise(value: string): string;
}

/** The rules that a row's values fill, or why the row is held. */
export type RuleResult = { readonly rules: readonly MatchRule[] } | { readonly held: Reason };

/** Compiles match rules: each gives its normalised values; one with a null or blank value is passed over. */
export function compileRules(
  rules: readonly MatchRuleSpec[],
  definition: ObjectDefinition,
  compiling: Compiling,
): (cells: Cells) => RuleResult {
  const bound = rules.map((rule) => rule.fields.flatMap((field) => bindField(field, definition, compiling)));
  return (cells) => {
    const filled: MatchRule[] = [];
    for (const [index, fields] of bound.entries()) {
      const values = fields.map((field) => ({ field: field.field, value: fieldText(field, cells) }));
      if (values.some(({ value }) => value === '')) continue;
      const wrong = values.find(({ field, value }) => field === 'id' && !isId(value));
      if (wrong !== undefined) return { held: wrongId(wrong.field) };
      filled.push({ rule: index, fields: values });
    }
    return { rules: filled };
  };
}

function bindField(
  { field, column, where }: MatchRuleSpec['fields'][number],
  definition: ObjectDefinition,
  compiling: Compiling,
): BoundField[] {
  const binding = compiling.bind(column, where);
  if (binding === undefined) return [];
  if (binding.kind !== 'text' && binding.kind !== 'integer' && binding.kind !== 'decimal') {
    compiling.problems.push({
      where,
      code: 'MODEL.TYPE_MISMATCH',
      message: `the column ${binding.name} (${binding.databaseType ?? ''}) cannot identify a ${definition.name}`,
      fix: `cast it in the query: cast(${binding.name} as text)`,
    });
    return [];
  }
  const known = definition.fields.find((other) => other.name === field);
  const normalise = known?.normalise ?? ((value: string) => value);
  return [{ field, column: binding.name, slot: binding.slot, normalise }];
}

function fieldText(field: BoundField, cells: Cells): string {
  const cell = cells(field.slot);
  const text = cell === undefined ? '' : (exactText(cell) ?? '').trim();
  return text === '' ? '' : field.normalise(text);
}

/** The store's own form of an id, or its number. */
function isId(text: string): boolean {
  return /^(?:gid:\/\/shopify\/[A-Za-z]+\/)?[1-9]\d*$/.test(text);
}

function wrongId(field: string): Reason {
  const message = 'the value to match by is neither a global id of the store nor its number';
  return { code: 'value_invalid', message, field };
}
