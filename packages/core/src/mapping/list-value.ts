import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import type { Converted } from '../spec/parse-text.ts';

/** Entries as the value of a list: a text that is there twice stays once. Undefined where there is none. */
export function listValue(
  entries: readonly FieldValue[],
  type: Extract<FieldType, { kind: 'list' }>,
): Converted | undefined {
  const isTexts = type.of.kind === 'string' || type.of.kind === 'enum' || type.of.kind === 'id';
  const kept = isTexts ? [...new Set(entries)] : entries;
  if (kept.length === 0) return undefined;
  const { maxItems } = type;
  if (maxItems !== undefined && kept.length > maxItems) return { fault: `has more than ${maxItems} entries` };
  return { value: kept };
}
