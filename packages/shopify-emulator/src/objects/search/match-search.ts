import type { SearchWarning } from '../object-module.ts';
import { numberTest } from './match-number.ts';
import type { SearchFields, SearchFilter } from './search-fields.ts';
import type { SearchNode, SearchTerm } from './search-syntax.ts';
import { textTest, wordMatcher } from './match-text.ts';

/** A search made ready: a test for each thing, and what was ignored on the way. A filter that is ignored is as if not written. */
export interface CompiledSearch<Thing> {
  readonly matches: (thing: Thing) => boolean;
  readonly warnings: readonly SearchWarning[];
}

type Test<Thing> = (thing: Thing) => boolean;

/** Null, a blank search, finds everything. Throws only what the filters of `fields` throw. */
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

const expectedValues: { readonly [As in SearchFilter<unknown>['as']]?: string } = {
  time: 'a timestamp',
  boolean: 'a boolean',
};

function invalidValue(term: SearchTerm, as: SearchFilter<unknown>['as']): string {
  const expected = expectedValues[as] ?? 'a positive integer or UUID';
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

function booleanTest<Thing>(term: SearchTerm, of: (thing: Thing) => boolean): Test<Thing> | null {
  const value = term.value.toLowerCase();
  if (value !== 'true' && value !== 'false') return null;
  return (thing) => of(thing) === (value === 'true');
}
