import { parseDateTime } from '../../schema/date-time.ts';
import type { NumberFilter, SearchNumber } from './search-fields.ts';
import { isAnything, type SearchTerm } from './search-syntax.ts';

/** Tests the numbers or times of a thing, of which one has to fit; null where the term is none. */
export function numberTest<Thing>(
  term: SearchTerm,
  { as, of }: NumberFilter<Thing>,
  now: (() => number) | undefined,
): ((thing: Thing) => boolean) | null {
  if (isAnything(term)) return (thing) => numbersOf(of(thing)).length > 0;
  const bound = as === 'time' ? timeBound(term.value, now) : numberBound(term.value);
  if (bound === null) return null;
  return (thing) => numbersOf(of(thing)).some((value) => compares(term.comparator, value, bound));
}

interface Bound {
  readonly first: number;
  readonly last: number;
}

function numberBound(text: string): Bound | null {
  const value = Number(text);
  return Number.isNaN(value) || text.trim() === '' ? null : { first: value, last: value };
}

/** A day, a month or a year without more means all of it. */
function timeBound(text: string, now: (() => number) | undefined): Bound | null {
  if (text === 'now' && now !== undefined) return { first: now(), last: now() };
  const first = parseDateTime(completed(text)) ?? Date.parse(text);
  if (Number.isNaN(first) || text.trim() === '') return null;
  return { first, last: lastOfPeriod(text) ?? first };
}

/** A time that is written without quotes ends at its first colon. */
function completed(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d$/.test(text) ? `${text}:00` : text;
}

/** The last moment of a year, a month or a day; undefined for any other text. */
function lastOfPeriod(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return Date.UTC(Number(year) + 1, 0) - 1;
  if (day === undefined) return Date.UTC(Number(year), Number(month)) - 1;
  return Date.UTC(Number(year), Number(month) - 1, Number(day) + 1) - 1;
}

function numbersOf(numbers: SearchNumber): readonly number[] {
  if (numbers === null || numbers === undefined) return [];
  return typeof numbers === 'number' ? [numbers] : numbers;
}

/** Compares with the values from `first` to `last`. */
function compares(comparator: SearchTerm['comparator'], value: number, bound: Bound): boolean {
  switch (comparator) {
    case '<':
      return value < bound.first;
    case '<=':
      return value <= bound.last;
    case '>':
      return value > bound.last;
    case '>=':
      return value >= bound.first;
    case '=':
      return value >= bound.first && value <= bound.last;
  }
}
