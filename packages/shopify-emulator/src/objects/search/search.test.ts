import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSearch } from './match-search.ts';
import type { SearchFields } from './search-fields.ts';
import { parseSearch } from './search-syntax.ts';

interface Person {
  readonly id: number;
  readonly email: string | null;
  readonly tags: readonly string[];
  readonly bornMs: number;
  readonly sizes?: readonly number[];
  readonly isAdult?: boolean;
}

const fields: SearchFields<Person> = {
  filters: {
    id: { as: 'number', of: (person) => person.id },
    email: { as: 'words', of: (person) => person.email },
    tag: { as: 'exact', of: (person) => person.tags },
    tag_not: { as: 'test', of: (value) => (person) => !person.tags.includes(value) },
    born: { as: 'time', of: (person) => person.bornMs },
    tags: { as: 'list', of: (person) => person.tags },
    size: { as: 'number', of: (person) => person.sizes },
    adult: { as: 'boolean', of: (person) => person.isAdult === true },
  },
  now: () => Date.parse('2026-01-02T10:00:01Z'),
  text: (person) => [person.email, ...person.tags],
};

const people: readonly Person[] = [
  {
    id: 1,
    email: 'ann@example.com',
    tags: ['Gold', 'early bird'],
    bornMs: Date.parse('2026-01-01T10:00:00Z'),
  },
  {
    id: 2,
    email: 'bob@example.com',
    tags: ['Silver'],
    bornMs: Date.parse('2026-01-02T10:00:00Z'),
    sizes: [1.5, 40],
    isAdult: true,
  },
  { id: 3, email: 'example.com@ann.org', tags: [], bornMs: Date.parse('2026-01-03T10:00:00Z') },
  { id: 4, email: null, tags: ['gold'], bornMs: Date.parse('2026-01-04T10:00:00Z') },
];

function found(query: string): readonly number[] {
  const { matches } = compileSearch(parseSearch(query), fields);
  return people.filter(matches).map((person) => person.id);
}

test.each([
  ['', [1, 2, 3, 4]],
  ['tag:gold', [1, 4]],
  ['tag:"early bird"', [1]],
  ["tag:'early bird'", [1]],
  ['tag:early', []],
  ['tag:go*', [1, 4]],
  ['gold', [1, 4]],
  ['exam*', [1, 2, 3]],
  ['email:ann@example.com', [1, 3]],
  ['email:"ann@example.com"', [1]],
  ['email:*', [1, 2, 3]],
  ['-email:*', [4]],
  ['NOT tag:gold', [2, 3]],
  ['tag:gold id:4', [4]],
  ['tag:gold AND id:4', [4]],
  ['tag:silver OR id:4', [2, 4]],
  ['(tag:silver OR tag:gold) id:<3', [1, 2]],
  ['tag:silver OR tag:gold id:<3', [1, 2]],
  ['id:>=2 id:<=3', [2, 3]],
  ['id:>3', [4]],
  ['born:2026-01-02', [2]],
  ['born:>2026-01-02', [3, 4]],
  ["born:<='2026-01-02T10:00:00Z'", [1, 2]],
  ['tag:early\\ bird', [1]],
  ['tag_not:gold', [1, 2, 3]],
  ['born:<now', [1, 2]],
  ['born:2026', [1, 2, 3, 4]],
  ["born:<='2026-01'", [1, 2, 3, 4]],
  ['born:>2026-01', []],
  ["born:'2026-01-02T10:00:00'", [2]],
  ['tags:gold,silver', [1, 2, 4]],
  ["tags:'early bird, silver'", [1, 2]],
  ['tags:si*,go*', [1, 2, 4]],
  ['size:1.5', [2]],
  ['size:>20', [2]],
  ['size:>40', []],
  ['size:*', [2]],
  ['adult:true', [2]],
  ['adult:FALSE', [1, 3, 4]],
  ['constructor', []],
  ['id:<=2 AND id:>=2', [2]],
  ['NOT: tag:gold', [1, 4]],
])('%s finds %j', (query, ids) => {
  expect(found(query)).toEqual(ids);
});

test('a filter that does not exist is as if it were not there, and is told', () => {
  const search = compileSearch(parseSearch('colour:red tag:gold'), fields);
  expect(people.filter(search.matches).map((person) => person.id)).toEqual([1, 4]);
  expect(search.warnings).toEqual([
    { field: 'colour', message: 'Invalid search field for this query.', code: 'invalid_field' },
  ]);
  expect(found('colour:red')).toEqual([1, 2, 3, 4]);
});

test('a value that does not fit its filter is ignored, and told', () => {
  const search = compileSearch(parseSearch('id:gid'), fields);
  expect(search.warnings).toEqual([
    { field: 'id', message: 'Expected field to be a positive integer or UUID, received `gid`.' },
  ]);
});

test('an unquoted time is torn at its colons', () => {
  const search = compileSearch(parseSearch('born:>=2026-01-02T00:00:00Z'), fields);
  expect(search.warnings.map((warning) => warning.field)).toEqual(['00']);
  expect(found('born:>=2026-01-02T10:00:00Z')).toEqual([2, 3, 4]);
});

test('any text can be searched for', () => {
  fc.assert(
    fc.property(
      fc.string({
        maxLength: 30,
        unit: fc.constantFrom('a', ':', '(', ')', '"', '\\', '-', '*', ' ', '<', '='),
      }),
      (query) => {
        expect(found(query).length).toBeLessThanOrEqual(people.length);
      },
    ),
  );
});
