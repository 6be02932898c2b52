import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personColumns, personSync } from '../../test/person-sync.ts';
import type { FieldType, ObjectDefinition } from '../destination/object-definition.ts';
import type { Value } from '../rows/value.ts';
import { problemText } from '../spec/spec-problem.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import { compileMapper } from './compile-mapper.ts';
import type { MapResult, Mapper } from './mapped-row.ts';

const text: FieldType = { kind: 'string', maxLength: 20 };
const person: ObjectDefinition = {
  name: 'person',
  fields: [
    { name: 'email', type: text, clear: 'null', unique: true, normalise: (value) => value.trim().toLowerCase() },
    { name: 'note', type: text, clear: 'null' },
    { name: 'age', type: { kind: 'integer' }, clear: 'null' },
    { name: 'score', type: { kind: 'float' }, clear: 'null' },
    { name: 'member', type: { kind: 'boolean' }, clear: 'null' },
    { name: 'tags', type: { kind: 'list', of: text, maxItems: 3 }, clear: 'empty' },
    { name: 'homes', type: { kind: 'list', of: { kind: 'object', members: { city: { type: text }, zip: { type: text }, kind: { type: text } } } }, clear: 'empty' },
    { name: 'stays', type: { kind: 'list', of: { kind: 'object', members: { city: { type: text, required: true }, zip: { type: text } } } }, clear: 'empty' },
    { name: 'consent.state', type: { kind: 'enum', values: ['YES', 'NO'] }, structure: 'consent', required: true, clear: 'never' },
    { name: 'consent.at', type: { kind: 'datetime' }, structure: 'consent', clear: 'never' },
  ],
  metafields: {
    types: { number_decimal: { kind: 'decimal' }, json: { kind: 'json' }, boolean: { kind: 'boolean' } },
    inferred: { boolean: 'boolean', decimal: 'number_decimal' },
  },
  modes: ['update', 'upsert', 'mirror', 'insert'],
  match: { fields: ['id', 'email'], customId: true, fieldsPerRule: 1 },
  removals: ['clear'],
}; // prettier-ignore

function mapperOf(sync: SyncSpec): Mapper {
  const result = compileMapper(sync, personColumns, person);
  if ('problems' in result) throw new Error(result.problems.map(problemText).join('\n'));
  return result.mapper;
}

/** Maps a row, given by column; the others are null. */
function mapRow(mapper: Mapper, row: Readonly<Record<string, Value>>): MapResult {
  return mapper.map([...mapper.keyColumns, ...mapper.columns].map((name) => row[name] ?? null));
}

/** What the only field of a mapping says about a row. */
function valueOf(map: string, row: Readonly<Record<string, Value>>): unknown {
  const result = mapRow(mapperOf(personSync(map)), { id: 1n, ...row });
  return result.kind === 'held' ? result.reason : result.row.values[0];
}

const set = (value: unknown): object => ({ state: 'set', value });
const nothing = { state: 'null' };
const heldBack = (code: string, field: string, message: string): object => ({ code, field, message });

test('asks for the key columns, then for every other column once', () => {
  const mapper = mapperOf(
    personSync(
      '{ note: "A", tags: { template: "{{ b }}{{ a }}" }, email: id }',
      '{ email: EMAIL }',
      '[ID, n]',
    ),
  );
  expect([mapper.keyColumns, mapper.columns, mapper.fields.map(({ mapping }) => mapping.field)]).toEqual([
    ['id', 'n'],
    ['a', 'b', 'email'],
    ['note', 'tags', 'email'],
  ]);
});

describe('forms', () => {
  test.each<[string, Readonly<Record<string, Value>>, unknown]>([
    ['{ note: a }', { a: 'x' }, set('x')],
    ['{ note: a }', {}, nothing],
    ['{ note: { column: a, null: skip } }', {}, { state: 'skip' }],
    ['{ note: { column: a, null: clear } }', {}, nothing],
    ['{ note: n }', { n: 12n }, set('12')],
    ['{ age: n }', { n: 12n }, set(12)],
    [
      '{ age: n }',
      { n: 3_000_000_000n },
      heldBack('value_invalid', 'age', 'the column n is outside the 32 bits of the field'),
    ],
    ['{ score: { column: d, scale: 0.01 } }', { d: '12.50' }, set(0.125)],
    ['{ score: { column: n, scale: 0.01 } }', { n: 1n }, set(0.01)],
    [
      '{ score: { column: d, scale: 2 } }',
      { d: 'NaN' },
      heldBack('value_invalid', 'score', 'the column d is not a finite number'),
    ],
    ['{ note: { const: hi } }', {}, set('hi')],
    ['{ note: { const: null } }', {}, nothing],
    ['{ tags: { const: [a, b] } }', {}, set(['a', 'b'])],
    ['{ note: { column: flag, values: { "true": yes, "false": null } } }', { flag: true }, set('yes')],
    ['{ note: { column: flag, values: { "true": yes, "false": null } } }', { flag: false }, nothing],
    ['{ note: { column: n, values: { 1: one } } }', { n: 1n }, set('one')],
    [
      '{ note: { column: a, values: { x: y } } }',
      { a: 'secret' },
      heldBack('value_not_named', 'note', 'the column a has a value that `values` does not name'),
    ],
    [
      '{ note: { column: a, values: { x: y } } }',
      { a: 'constructor' },
      heldBack('value_not_named', 'note', 'the column a has a value that `values` does not name'),
    ],
    ['{ note: { column: a, values: { x: y } } }', {}, nothing],
    ['{ tags: { column: a, split: "," } }', { a: ' x, ,y,x ,' }, set(['x', 'y'])],
    ['{ tags: { column: a, split: "," } }', { a: ' , ' }, nothing],
    ['{ tags: { column: a, split: ",", values: { x: X, y: null } } }', { a: 'x,y' }, set(['X'])],
    [
      '{ tags: { column: a, split: "," } }',
      { a: 'a,b,c,d' },
      heldBack('value_invalid', 'tags', 'the column a has more than 3 entries'),
    ],
    ['{ tags: a }', { a: 'vip' }, set(['vip'])],
    ['{ tags: a }', { a: '  ' }, nothing],
    ['{ tags: { template: "tier:{{ a | downcase }}" } }', { a: 'GOLD' }, set(['tier:gold'])],
    ['{ tags: { template: "tier:{{ a }}" } }', {}, nothing],
    ['{ note: { template: "{{ a }}{{ b | default: 1 }}" } }', { a: 'x' }, nothing],
    ['{ note: { template: "{% if flag %}{{ a }}{% endif %}!" } }', { a: 'x', flag: false }, set('!')],
    [
      '{ note: { template: "{{ a }}{{ a }}" } }',
      { a: 'twelve chars' },
      heldBack('value_invalid', 'note', "the template's text is longer than 20 characters"),
    ],
    [
      '{ note: { template: "{{ a | times: 2 }}" } }',
      { a: 'x' },
      heldBack('template_failed', 'note', 'the template cannot be filled: the filter times needs a number'),
    ],
    ['{ age: { template: "{{ n | plus: 1 }}" } }', { n: 1n }, set(2)],
    ['{ tags: { json: doc } }', { doc: '["x", null, "x", "y"]' }, set(['x', 'y'])],
    ['{ tags: { json: a } }', { a: '["x"]' }, set(['x'])],
    ['{ tags: { json: doc } }', { doc: '[]' }, nothing],
    ['{ tags: { json: doc } }', { doc: 'null' }, nothing],
    ['{ tags: { json: a } }', { a: '[' }, heldBack('json_invalid', 'tags', 'the column a is not valid JSON')],
    [
      '{ tags: { json: doc } }',
      { doc: '[true]' },
      heldBack('value_invalid', 'tags', 'the column doc has an entry that is boolean, which does not fit'),
    ],
    ['{ tags: [ a, { const: x }, { template: "{{ b }}!" } ] }', { a: 'x' }, set(['x'])],
    ['{ homes: [ { city: a, zip: b } ] }', { b: '1' }, set([{ zip: '1' }])],
    ['{ homes: [ { city: a, kind: { const: home } } ] }', { a: 'Ely' }, set([{ city: 'Ely', kind: 'home' }])],
    ['{ homes: [ { city: a, kind: { const: home } } ] }', {}, nothing],
    ['{ homes: [ { kind: { const: home } } ] }', {}, set([{ kind: 'home' }])],
    ['{ stays: [ { city: a, zip: b } ] }', { b: '1' }, nothing],
    [
      '{ homes: { list: { each: doc, city: town, zip: { column: code }, kind: { const: home } } } }',
      { doc: '[{"town":"Ely","code":1.50},{"town":null},null,{"code":"2","more":true}]' },
      set([
        { city: 'Ely', zip: '1.50', kind: 'home' },
        { zip: '2', kind: 'home' },
      ]),
    ],
    [
      '{ homes: { list: { each: doc, city: town } } }',
      { doc: '{"town":"Ely"}' },
      heldBack('value_invalid', 'homes', 'the column doc is not a list'),
    ],
    [
      '{ homes: { list: { each: doc, city: town } } }',
      { doc: '["Ely"]' },
      heldBack('value_invalid', 'homes', 'the column doc has an entry that is no structure'),
    ],
    [
      '{ homes: { list: { each: doc, city: town } } }',
      { doc: '[{"town":true}]' },
      heldBack('value_invalid', 'homes', 'city: the column town is boolean, which does not fit'),
    ],
    ['{ metafields.crm.ltv: d }', { d: '120.50' }, set('120.50')],
    [
      '{ metafields.crm.doc: { json: doc, type: json } }',
      { doc: '{"b": 1.50, "a": []}' },
      set('{"b":1.50,"a":[]}'),
    ],
    ['{ metafields.crm.key: n }', { n: 7n }, set('7')],
  ])('%s of %o', (map, row, value) => {
    expect(valueOf(map, row)).toEqual(value);
  });
});

describe('a metafield', () => {
  test.each([
    [
      'metafields.crm.ltv: { column: a, type: number_decimal }',
      { type: { kind: 'decimal' }, metafieldType: 'number_decimal' },
    ],
    ['metafields.crm.ltv: d', { type: { kind: 'decimal' }, metafieldType: 'number_decimal' }],
    [
      'metafields.crm.ltv: { column: n, scale: 0.01 }',
      { type: { kind: 'decimal' }, metafieldType: 'number_decimal' },
    ],
    ['metafields.crm.vip: { const: true }', { type: { kind: 'boolean' }, metafieldType: 'boolean' }],
    ['metafields.crm.tier: a', { type: { kind: 'string' } }],
  ])('%s has its type from the mapping, from the values, or from the store', (field, typed) => {
    const [first] = mapperOf(personSync(`{ ${field} }`)).fields;
    const { mapping: _, ...rest } = first ?? {};
    expect(rest).toEqual(typed);
  });
});

describe('a structure', () => {
  const mapper = mapperOf(
    personSync('{ note: a, consent: { state: { column: b, values: { y: YES } }, at: at } }'),
  );
  const at = '2026-11-22T10:00:00Z';

  test('is sent with the members that have a value', () => {
    expect(mapRow(mapper, { id: 1n, b: 'y' })).toMatchObject({
      row: { values: [nothing, set('YES'), nothing] },
    });
  });

  test('is skipped as a whole without its required member', () => {
    expect(mapRow(mapper, { id: 1n, a: 'x', at })).toMatchObject({
      row: { values: [set('x'), { state: 'skip' }, { state: 'skip' }] },
    });
  });
});

describe('match rules', () => {
  const rulesOf = (match: string, row: Readonly<Record<string, Value>>): unknown => {
    const result = mapRow(mapperOf(personSync('{ note: b }', match)), { id: 1n, ...row });
    return result.kind === 'held' ? result.reason : result.row.rules;
  };

  test.each<[string, Readonly<Record<string, Value>>, unknown]>([
    ['{ email: email }', { email: ' A@B.c ' }, [{ rule: 0, fields: [{ field: 'email', value: 'a@b.c' }] }]],
    ['{ email: email }', { email: '  ' }, []],
    [
      '[ { metafields.crm.key: n }, { email: email } ]',
      { email: 'a' },
      [{ rule: 1, fields: [{ field: 'email', value: 'a' }] }],
    ],
    [
      '{ metafields.crm.key: n }',
      { n: 12n },
      [{ rule: 0, fields: [{ field: 'metafields.crm.key', value: '12' }] }],
    ],
    [
      '{ id: a }',
      { a: 'gid://shopify/Customer/5' },
      [{ rule: 0, fields: [{ field: 'id', value: 'gid://shopify/Customer/5' }] }],
    ],
    ['{ id: n }', { n: 5n }, [{ rule: 0, fields: [{ field: 'id', value: '5' }] }]],
    [
      '{ id: a }',
      { a: 'C-5' },
      heldBack(
        'value_invalid',
        'id',
        'the value to match by is neither a global id of the store nor its number',
      ),
    ],
  ])('%s of %o', (match, row, rules) => {
    expect(rulesOf(match, row)).toEqual(rules);
  });
});

test('maps a row to the same result every time, and never changes the row', () => {
  const mapper = mapperOf(
    personSync(
      '{ note: a, age: n, score: d, tags: { column: b, split: "," }, metafields.crm.doc: { json: doc, type: json } }',
    ),
  );
  const row = fc.record({
    id: fc.bigInt(),
    email: fc.option(fc.string()),
    a: fc.option(fc.string()),
    b: fc.option(fc.string()),
    n: fc.option(fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n })),
    d: fc.option(fc.integer().map((value) => `${value}.5`)),
    doc: fc.option(fc.json()),
  });
  fc.assert(
    fc.property(row, (cells) => {
      const before = { ...cells };
      const first = mapRow(mapper, cells);
      expect(mapRow(mapper, cells)).toEqual(first);
      expect(cells).toEqual(before);
    }),
  );
});
