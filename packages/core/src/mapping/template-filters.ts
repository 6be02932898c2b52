import { addDecimals, multiplyDecimals, roundDecimal } from '../spec/decimal-text.ts';
import { decimalOf, ExactNumber, floorDecimal } from './exact-number.ts';

/**
 * The filters of Liquid that templates have: those on texts and lists of texts that give the same result for the same row
 * on every machine and on every day. There is no `date` (it knows `now` and time zones): format times in the query.
 */
export const textFilters: readonly string[] = [
  'append', 'capitalize', 'default', 'downcase', 'escape', 'escape_once', 'first', 'join', 'last', 'lstrip',
  'newline_to_br', 'normalize_whitespace', 'prepend', 'remove', 'remove_first', 'remove_last', 'replace',
  'replace_first', 'replace_last', 'reverse', 'rstrip', 'slice', 'split', 'squish', 'strip', 'strip_html',
  'strip_newlines', 'truncate', 'truncatewords', 'uniq', 'upcase', 'url_decode', 'url_encode',
] as const; // prettier-ignore

/** A value that a filter cannot work on; the message holds no value of the row. */
export class FilterFault extends Error {
  override readonly name = 'FilterFault';
}

/**
 * Filters of ours. Those on numbers calculate with exact decimals, where Liquid's own would go through doubles; there is no
 * division, whose result seldom is exact: multiply, or divide in the query.
 */
export const exactFilters: Readonly<Record<string, (value: unknown, argument?: unknown) => unknown>> = {
  abs: (value) => new ExactNumber(number(value, 'abs').replace('-', '')),
  ceil: (value) => new ExactNumber(negated(floorDecimal(negated(number(value, 'ceil'))))),
  floor: (value) => new ExactNumber(floorDecimal(number(value, 'floor'))),
  minus: (value, other) =>
    new ExactNumber(addDecimals(number(value, 'minus'), negated(number(other, 'minus')))),
  plus: (value, other) => new ExactNumber(addDecimals(number(value, 'plus'), number(other, 'plus'))),
  round: (value, places) => new ExactNumber(roundDecimal(number(value, 'round'), wholePlaces(places))),
  times: (value, other) => new ExactNumber(multiplyDecimals(number(value, 'times'), number(other, 'times'))),
  size: (value) => (Array.isArray(value) ? value.length : Array.from(textOf(value)).length),
};

function number(value: unknown, filter: string): string {
  const text = decimalOf(value);
  if (text === undefined) throw new FilterFault(`the filter ${filter} needs a number`);
  return text;
}

function negated(text: string): string {
  return multiplyDecimals(text, '-1');
}

function wholePlaces(places: unknown): number {
  const text = places === undefined ? '0' : number(places, 'round');
  if (!/^\d{1,2}$/.test(text))
    throw new FilterFault('the filter round needs a whole number of places from 0 to 99');
  return Number(text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
