import { describe, expect, test } from 'vitest';
import type { ObjectDefinition } from '../destination/object-definition.ts';
import { checkSync } from './check-sync.ts';
import { parseSyncs } from './parse-syncs.ts';
import { problemText } from './spec-problem.ts';
import type { SyncSpec } from './sync-spec.ts';

const person: ObjectDefinition = {
  name: 'person',
  fields: [
    { name: 'email', type: { kind: 'string', maxLength: 10 }, clear: 'null', unique: true },
    { name: 'locale', type: { kind: 'string' }, clear: 'never' },
    { name: 'age', type: { kind: 'integer' }, clear: 'null' },
    { name: 'tags', type: { kind: 'list', of: { kind: 'string' } }, clear: 'empty' },
    {
      name: 'homes',
      type: {
        kind: 'list',
        of: {
          kind: 'object',
          members: { city: { type: { kind: 'string' }, required: true }, zip: { type: { kind: 'string' } } },
        },
      },
      clear: 'empty',
    },
    {
      name: 'consent.state',
      type: { kind: 'enum', values: ['YES', 'NO'] },
      structure: 'consent',
      required: true,
      clear: 'never',
    },
    { name: 'consent.at', type: { kind: 'datetime' }, structure: 'consent', clear: 'never' },
  ],
  metafields: { types: { number_decimal: { kind: 'decimal' }, json: { kind: 'json' } }, inferred: {} },
  modes: ['update', 'upsert', 'mirror'],
  match: { fields: ['id', 'email'], customId: true, fieldsPerRule: 1 },
  removals: ['clear', 'set'],
  createNeedsOneOf: ['email', 'age'],
};

function syncOf(text: string): SyncSpec {
  const [sync] = parseSyncs(text, 's.yaml');
  if (sync === undefined) throw new Error('no sync');
  return sync;
}

interface Parts {
  readonly object?: string;
  readonly mode?: string;
  readonly match?: string;
  readonly more?: string;
}

/** The problems of a sync whose `map` is line 5. */
function problemsOf(map: string, parts: Parts = {}): string[] {
  const { object = 'person', mode = 'upsert', match = '{ email: email }', more = '' } = parts;
  const text = `sync: s
source: w
destination: d
model: { table: t, primary_key: id }
map: ${map}
object: ${object}
mode: ${mode}
${match === '' ? '' : `match: ${match}`}
${more}`;
  return checkSync(syncOf(text), { person }).map((problem) => problemText(problem).replace('s.yaml:', ''));
}

test('a sync that fits has no problems', () => {
  const map = `{
    email: email,
    tags: { template: "tier:{{ tier }}", owns: "tier:*", write: replace },
    homes: { list: [ { city: c, zip: { const: "1" } } ] },
    consent: { state: { column: s, values: { y: YES, n: NO } }, at: at },
    metafields.crm.ltv: { column: ltv, type: number_decimal },
  }`;
  expect(problemsOf(map, { more: 'on_removed: { set: { locale: { const: en } } }' })).toEqual([]);
});

describe('the object', () => {
  test('that does not exist comes with the nearest', () => {
    expect(problemsOf('{ email: email }', { object: 'persn' })).toEqual([
      '6:1 there is no object "persn"; did you mean `person`?',
    ]);
    expect(problemsOf('{ email: email }', { object: 'order' })).toEqual([
      '6:1 there is no object "order"; this version knows person',
    ]);
  });

  test('has its modes and removals', () => {
    expect(problemsOf('{ email: email }', { mode: 'insert', more: 'first_run: send' })).toEqual([
      '7:1 a person cannot be synced in mode insert (it has update, upsert, mirror)',
    ]);
    expect(problemsOf('{ email: email }', { more: 'on_removed: archive' })).toEqual([
      '9:1 `on_removed: archive` does not exist for a person (it is one of ignore, clear, set)',
    ]);
    expect(problemsOf('{ email: email }', { mode: 'update', more: 'on_gone: recreate' })).toEqual([
      '9:1 `on_gone: recreate` cannot be: update syncs never create',
    ]);
  });

  test('needs something to be created from', () => {
    expect(problemsOf('{ locale: l }')).toEqual([
      '5:1 a new person needs one of email, age, and none is mapped; map one, or use mode update',
    ]);
    expect(problemsOf('{ locale: l }', { mode: 'update' })).toEqual([]);
  });
});

describe('match', () => {
  test.each([
    [
      '',
      [
        '7:1 upsert syncs of a person need `match` (without it nothing tells which thing of the store a row means); match by id, email, metafields.<namespace>.<key>',
      ],
    ],
    ['{ emial: email }', ['8:10 a person cannot be matched by `emial`; did you mean `email`?']],
    [
      '{ homes: x }',
      [
        '8:10 a person cannot be matched by `homes`; it is matched by id, email, metafields.<namespace>.<key>',
      ],
    ],
    [
      '{ metafields.crm: x }',
      [
        '8:10 `metafields.crm` is no metafield: it is metafields.<namespace>.<key>, a namespace of 3 to 255 and a key of 2 to 64 letters, digits, "-" and "_"',
      ],
    ],
    [
      '{ id: x, email: y }',
      [
        '8:10 a match rule of a person names one field, this one 2; write rules that are tried in order as a list',
      ],
    ],
    ['[ { metafields.crm.key: x }, { id: y } ]', []],
  ])('%s', (match, problems) => {
    expect(problemsOf('{ email: email }', { match })).toEqual(problems);
  });
});

describe('a field', () => {
  const fault =
    'is no metafield: it is metafields.<namespace>.<key>, a namespace of 3 to 255 and a key of 2 to 64 letters, digits, "-" and "_"';
  test.each([
    ['emial: x', ['5:22 a person has no field `emial`; did you mean `email`?']],
    [
      'company: x',
      [
        '5:22 a person has no field `company`; it has email, locale, age, tags, homes, consent.state, consent.at',
      ],
    ],
    ['metafields.a.bc: x', [`5:22 \`metafields.a.bc\` ${fault}`]],
    ['metafields.crm.a b: x', [`5:22 \`metafields.crm.a b\` ${fault}`]],
    ['metafields.$app.ltv: x', []],
    [
      'metafields.crm.ltv: { column: x, type: number_decimals }',
      ['5:55 there is no metafield type "number_decimals"; did you mean `number_decimal`?'],
    ],
    ['age: { column: x, type: number_decimal }', ['5:40 `type` is for metafields, and `age` is none']],
    ['age: { column: x, write: add }', ['5:40 `write` is for lists, and `age` is none']],
    ['locale: { column: x, owns: "a*" }', ['5:43 `owns` is for lists, and `locale` is none']],
    [
      'homes: { list: [ { city: c } ], owns: "a*" }',
      ['5:54 `owns` is for lists of texts, and `homes` is none'],
    ],
    [
      'locale: { column: x, null: clear }',
      ['5:43 `locale` cannot be cleared in the store; write `null: skip`, or leave `null` out'],
    ],
    [
      'age: { const: old }',
      ['5:36 the constant does not fit `age`: it takes a whole number of up to 32 bits'],
    ],
    ['tags: { const: [a, 1] }', ['5:37 the constant does not fit `tags`: it takes a text; quote it: "1"']],
    [
      'consent.state: { column: s, values: { y: YES, n: NON } }',
      [
        '5:47 the constant does not fit `consent.state.values.n`: "NON" is not one of YES, NO; did you mean `NO`?',
      ],
    ],
    ['consent.at: x', ['5:22 `consent` cannot be sent without `consent.state`; map `consent.state` too']],
    [
      'consent: { state: x, att: y }',
      ['5:48 a person has no field `consent.att`; did you mean `consent.at`?'],
    ],
    ['consent: { state: x }, consent.state: y', ['5:45 `consent.state` is mapped twice']],
    ['age: { a: b }', ['5:27 `age` takes a whole number, which this form cannot give; give one form']],
    [
      'age: [ a ]',
      ['5:27 `age` takes a whole number, which this form cannot give; give one form, not a list of them'],
    ],
    [
      'age: { json: a }',
      ['5:35 `age` takes a whole number, which this form cannot give; name the column itself: a'],
    ],
    ['age: { column: a, split: "," }', ['5:37 `age` is not a list; leave `split` out']],
    [
      'homes: [ { citi: a, zip: b } ]',
      ['5:31 `homes.0` needs the member `city`', '5:39 `homes.0` has no member `citi`; did you mean `city`?'],
    ],
    [
      'homes: [ x ]',
      [
        '5:31 `homes.0` takes a structure, which this form cannot give; map its members, or write { json: x }',
      ],
    ],
    ['homes: { list: { each: a, zip: b } }', ['5:45 `homes` needs the member `city`']],
    ['homes: [ { } ]', ['5:31 `homes.0` maps nothing; it has city, zip']],
    [
      'metafields.crm.doc: { list: [a], type: json }',
      [
        '5:50 `metafields.crm.doc` takes JSON, which this form cannot give; give one form, not a list of them',
      ],
    ],
  ])('%s', (field, problems) => {
    expect(problemsOf(`{ email: email, ${field} }`)).toEqual(problems);
  });

  test('that is written at create only has no place in an update sync', () => {
    expect(problemsOf('{ age: { column: x, when: create } }', { mode: 'update' })).toEqual([
      '5:26 `when: create` of `age` never applies: update syncs never create',
    ]);
  });
});

test('on_removed sets known fields to constants that fit', () => {
  const more = 'on_removed: { set: { age: { const: x }, agee: { const: 1 } } }';
  expect(problemsOf('{ email: email }', { more })).toEqual([
    '9:36 the constant does not fit `age`: it takes a whole number of up to 32 bits',
    '9:41 a person has no field `agee`; did you mean `age`?',
  ]);
});
