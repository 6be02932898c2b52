import type { FieldValue } from '@backstock/core';
import { isList } from '../objects/value-parts.ts';
import { compareText } from './plan-part.ts';

/**
 * A metafield's value as the store takes it: always text, JSON for lists and structures. Decimals arrive as text and keep
 * their digits; they stand as numbers where the store wants numbers: in lists of numbers, and as the value of a
 * measurement (`{"unit":"cm","value":25.50}`). Money and ratings want texts. Pure.
 */
export function metafieldText(value: FieldValue, type: string | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  const isFree = type === undefined || type === 'json' || type === 'rich_text_field';
  return jsonText(value, { numbers: type?.startsWith('list.number_') === true, measures: !isFree });
}

interface JsonForm {
  /** Texts that are numbers are written as numbers. */
  readonly numbers: boolean;
  /** So is the value of a structure with a unit. */
  readonly measures: boolean;
}

function jsonText(value: FieldValue, form: JsonForm): string {
  if (typeof value === 'string' && form.numbers && /^-?\d+(\.\d+)?$/u.test(value)) return value;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((entry) => jsonText(entry, form)).join(',')}]`;
  const isMeasure = form.measures && 'unit' in value;
  const members = Object.entries(value)
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([name, member]) => {
      const numbers = isMeasure && name === 'value';
      return `${JSON.stringify(name)}:${jsonText(member, { ...form, numbers })}`;
    });
  return `{${members.join(',')}}`;
}
