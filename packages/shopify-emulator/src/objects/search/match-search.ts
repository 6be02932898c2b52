import type { SearchWarning } from '../object-module.ts';
import type {
  NumberFilter,
  SearchFields,
  SearchFilter,
  SearchNumber,
  SearchText,
  TextFilter,
} from './search-fields.ts';
import type { SearchNode, SearchTerm } from './search-syntax.ts';

/** A search made ready: a test for each thing, and what was ignored on the way. A filter that is ignored is as if not written. */
export interface CompiledSearch<Thing> {
  readonly matches: (thing: Thing) => boolean;
  readonly warnings: readonly SearchWarning[];
}

type Test<Thing> = (thing: Thing) => boolean;

export function compileSearch<Thing>(
  node: SearchNode | null,
  fields: SearchFields<Thing>,
): CompiledSearch<Thing> {
  const warnings: SearchWarning[] = [];
  const test = node === null ? null : compile(node, fields, warnings);
  return { matches: test ?? (() => true), warnings };
}

/** Null where everything below was ignored. */
function compile<Thing>(
  node: SearchNode,
  fields: SearchFields<Thing>,
  warnings: SearchWarning[],
): Test<Thing> | null {
  if (node.kind === 'term') return compileTerm(node, fields, warnings);
  if (node.kind === 'not') {
    const test = compile(node.part, fields, warnings);
    return test === null ? null : (thing) => !test(thing);
  }
  const tests = node.parts.map((part) => compile(part, fields, warnings)).filter((test) => test !== null);
  if (tests.length === 0) return null;
  if (node.kind === 'and') return (thing) => tests.every((test) => test(thing));
  return (thing) => tests.some((test) => test(thing));
}

function compileTerm<Thing>(
  term: SearchTerm,
  fields: SearchFields<Thing>,
  warnings: SearchWarning[],
): Test<Thing> | null {
  if (term.field === null) {
    const matches = wordMatcher(term);
    return (thing) => fields.text(thing).some((text) => typeof text === 'string' && matches(text));
  }
  const filter = Object.hasOwn(fields.filters, term.field)
    ? fields.filters[term.field]
    : fields.otherFilter?.(term.field);
  if (filter === undefined) {
    warnings.push({
      field: term.field,
      message: 'Invalid search field for this query.',
      code: 'invalid_field',
    });
    return null;
  }
  const test = filterTest(term, filter, fields.now);
  if (test === null) warnings.push({ field: term.field, message: invalidValue(term, filter.as) });
  return test;
}

const expectedValues: ReadonlyMap<SearchFilter<unknown>['as'], string> = new Map<
  SearchFilter<unknown>['as'],
  string
>([
  ['time', 'a timestamp'],
  ['boolean', 'a boolean'],
]);

function invalidValue(term: SearchTerm, as: SearchFilter<unknown>['as']): string {
  const expected = expectedValues.get(as) ?? 'a positive integer or UUID';
  return `Expected field to be ${expected}, received \`${term.value}\`.`;
}

function filterTest<Thing>(
  term: SearchTerm,
  filter: SearchFilter<Thing>,
  now: (() => number) | undefined,
): Test<Thing> | null {
  switch (filter.as) {
    case 'test':
      return filter.of(term.value);
    case 'term':
      return filter.of(term);
    case 'boolean':
      return booleanTest(term, filter.of);
    case 'words':
    case 'exact':
    case 'list':
      return textTest(term, filter);
    case 'number':
    case 'time':
      return numberTest(term, filter, now);
  }
}

function isAnything(term: SearchTerm): boolean {
  return term.value === '*' && !term.quoted;
}

const textMatchers = { words: wordMatcher, exact: exactMatcher, list: listMatcher } as const;

function textTest<Thing>(term: SearchTerm, { as, of }: TextFilter<Thing>): Test<Thing> {
  if (isAnything(term)) return (thing) => textsOf(of(thing)).length > 0;
  const matches = textMatchers[as](term);
  return (thing) => textsOf(of(thing)).some(matches);
}

function numberTest<Thing>(
  term: SearchTerm,
  { as, of }: NumberFilter<Thing>,
  now: (() => number) | undefined,
): Test<Thing> | null {
  if (isAnything(term)) return (thing) => numbersOf(of(thing)).length > 0;
  const bound = as === 'time' ? timeBound(term.value, now) : numberBound(term.value);
  if (bound === null) return null;
  return (thing) => numbersOf(of(thing)).some((value) => compares(term.comparator, value, bound));
}

function booleanTest<Thing>(term: SearchTerm, of: (thing: Thing) => boolean): Test<Thing> | null {
  const value = term.value.toLowerCase();
  if (value !== 'true' && value !== 'false') return null;
  return (thing) => of(thing) === (value === 'true');
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
  const first = Date.parse(text);
  if (Number.isNaN(first) || text.trim() === '') return null;
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return { first, last: first };
  const next = [Number(year), Number(month ?? 12) - 1, Number(day ?? 0) + 1] as const;
  const end = day === undefined ? Date.UTC(next[0], next[1] + 1) : Date.UTC(...next);
  return { first, last: end - 1 };
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

function textsOf(text: SearchText): readonly string[] {
  if (text === null || text === undefined) return [];
  return typeof text === 'string' ? [text] : text;
}

function listMatcher(term: SearchTerm): (text: string) => boolean {
  const matchers = term.value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index, parts) => {
      const isLast = index === parts.length - 1;
      const prefix = isLast ? term.prefix : !term.quoted && part.endsWith('*');
      return exactMatcher({ ...term, value: prefix && !isLast ? part.slice(0, -1) : part, prefix });
    });
  return (text) => matchers.some((matches) => matches(text));
}

function exactMatcher(term: SearchTerm): (text: string) => boolean {
  const wanted = term.value.toLowerCase();
  return (text) => (term.prefix ? text.toLowerCase().startsWith(wanted) : text.toLowerCase() === wanted);
}

function wordMatcher(term: SearchTerm): (text: string) => boolean {
  const wanted = wordsOf(term.value);
  if (wanted.length === 0) return () => false;
  const last = wanted.length - 1;
  const fits = (word: string | undefined, index: number): boolean => {
    const pattern = wanted[index] ?? '';
    return term.prefix && index === last ? word?.startsWith(pattern) === true : word === pattern;
  };
  if (!term.quoted) {
    return (text) => {
      const words = wordsOf(text);
      return wanted.every((_, index) => words.some((word) => fits(word, index)));
    };
  }
  return (text) => {
    const words = wordsOf(text);
    return words.some((_, start) => wanted.every((__, index) => fits(words[start + index], index)));
  };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
