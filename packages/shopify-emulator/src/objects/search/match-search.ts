import type { SearchWarning } from '../object-module.ts';
import type { SearchFields, SearchFilter, SearchText } from './search-fields.ts';
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
  const test = filterTest(term, filter);
  if (test === null) warnings.push({ field: term.field, message: invalidValue(term, filter.as) });
  return test;
}

function invalidValue(term: SearchTerm, as: SearchFilter<unknown>['as']): string {
  const expected = as === 'time' ? 'a timestamp' : 'a positive integer or UUID';
  return `Expected field to be ${expected}, received \`${term.value}\`.`;
}

function filterTest<Thing>(term: SearchTerm, filter: SearchFilter<Thing>): Test<Thing> | null {
  if (filter.as === 'test') return filter.of(term.value);
  if (filter.as === 'term') return filter.of(term);
  const anything = term.value === '*' && !term.quoted;
  if (filter.as === 'words' || filter.as === 'exact') {
    const { of } = filter;
    if (anything) return (thing) => textsOf(of(thing)).length > 0;
    const matches = filter.as === 'exact' ? exactMatcher(term) : wordMatcher(term);
    return (thing) => textsOf(of(thing)).some(matches);
  }
  const { of } = filter;
  if (anything) return (thing) => typeof of(thing) === 'number';
  const bound = filter.as === 'time' ? Date.parse(term.value) : Number(term.value);
  if (Number.isNaN(bound) || term.value.trim() === '') return null;
  // A day without a time means the whole day.
  const width = filter.as === 'time' && /^\d{4}-\d\d-\d\d$/.test(term.value) ? 86_400_000 : 1;
  return (thing) => {
    const value = of(thing);
    return typeof value === 'number' && compares(term.comparator, value, { from: bound, to: bound + width });
  };
}

/** Compares with the values from `from` up to, not including, `to`. */
function compares(
  comparator: SearchTerm['comparator'],
  value: number,
  bound: { readonly from: number; readonly to: number },
): boolean {
  switch (comparator) {
    case '<':
      return value < bound.from;
    case '<=':
      return value < bound.to;
    case '>':
      return value >= bound.to;
    case '>=':
      return value >= bound.from;
    case '=':
      return value >= bound.from && value < bound.to;
  }
}

function textsOf(text: SearchText): readonly string[] {
  if (text === null || text === undefined) return [];
  return typeof text === 'string' ? [text] : text;
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
