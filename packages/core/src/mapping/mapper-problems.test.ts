import { describe, expect, test } from 'vitest';
import { personColumns, personSync } from '../../test/person-sync.ts';
import type { FieldType, ObjectDefinition } from '../destination/object-definition.ts';
import { problemText } from '../spec/spec-problem.ts';
import { compileMapper } from './compile-mapper.ts';
import { compileRemoval } from './compile-removal.ts';

const text: FieldType = { kind: 'string' };
const states: FieldType = { kind: 'enum', values: ['YES', 'NO'] };
const person: ObjectDefinition = {
  name: 'person',
  fields: [
    { name: 'email', type: text, clear: 'null' },
    { name: 'note', type: text, clear: 'null' },
    { name: 'age', type: { kind: 'integer' }, clear: 'null' },
    { name: 'member', type: { kind: 'boolean' }, clear: 'null' },
    { name: 'tags', type: { kind: 'list', of: text }, clear: 'empty' },
    { name: 'consent.state', type: states, structure: 'consent', required: true, clear: 'never' },
    { name: 'consent.at', type: { kind: 'datetime' }, structure: 'consent', clear: 'never' },
  ],
  metafields: { types: { boolean: { kind: 'boolean' } }, inferred: { boolean: 'boolean' } },
  modes: ['upsert'],
  match: { fields: ['id', 'email'], customId: true, fieldsPerRule: 1 },
  removals: [],
};

describe('the columns that do not fit', () => {
  const problemsOf = (map: string, match?: string, key?: string, described = personColumns): string[] => {
    const result = compileMapper(personSync(map, match, key), described, person);
    return 'problems' in result ? result.problems.map(problemText) : [];
  };

  test.each([
    ['{ note: emial }', ['s.yaml:8:14 the model has no column emial; did you mean `email`?']],
    [
      '{ note: { template: "{{ a }} {{ emial }}" } }',
      ['s.yaml:8:38 the model has no column emial; did you mean `email`?'],
    ],
    [
      '{ note: { template: "{{ a | upcas }}" } }',
      ['s.yaml:8:27 templates have no filter `upcas`; did you mean `upcase`?'],
    ],
    [
      '{ note: flag }',
      [
        's.yaml:8:14 the column flag (db_boolean) does not fit `note`, which takes a text; write its text yourself: { template: "{{ flag }}" }',
      ],
    ],
    [
      '{ age: a }',
      [
        's.yaml:8:13 the column a (db_text) does not fit `age`, which takes a whole number; cast it in the query: cast(a as integer)',
      ],
    ],
    [
      '{ member: n }',
      [
        's.yaml:8:16 the column n (db_integer) does not fit `member`, which takes true or false; say what each value becomes: { column: n, values: { … } }',
      ],
    ],
    [
      '{ consent: { state: a, at: local } }',
      [
        "s.yaml:8:33 the column local (db_timestamp) does not fit `consent.at`, which takes a time with a zone; give it a zone in the query: local at time zone 'UTC'",
      ],
    ],
    [
      '{ tags: doc }',
      [
        's.yaml:8:14 the column doc (db_json) does not fit `tags`, which takes a list; read it as a structure: { json: doc }',
      ],
    ],
    [
      '{ tags: { column: doc, split: "," } }',
      [
        's.yaml:8:24 the column doc (db_json) does not fit `tags`, which takes a list; `split` is for texts: { json: doc } reads an array',
      ],
    ],
    [
      '{ age: { column: a, scale: 2 } }',
      [
        's.yaml:8:23 the column a (db_text) does not fit `age`, which takes a whole number; `scale` is for numbers: cast(a as numeric) in the query',
      ],
    ],
    [
      '{ tags: { json: n } }',
      [
        's.yaml:8:22 the column n (db_integer) holds no JSON for `tags`, which takes a list; build it in the query, or name the column without `json`',
      ],
    ],
    [
      '{ member: { template: "{{ a }}" } }',
      [
        's.yaml:8:29 `member` takes true or false, and a template gives a text; calculate it in the query, and name its column',
      ],
    ],
    [
      '{ metafields.crm.day: day }',
      [
        's.yaml:8:8 the type of `metafields.crm.day` cannot be told from its values; name it: { …, type: single_line_text_field }',
      ],
    ],
    [
      '{ note: { const: 5 } }',
      ['s.yaml:8:23 the constant does not fit `note`: it takes a text; quote it: "5"'],
    ],
    [
      '{ company: a }',
      [
        's.yaml:8:8 a person has no field `company`; it has email, note, age, member, tags, consent.state, consent.at',
      ],
    ],
  ])('%s', (map, problems) => {
    expect(problemsOf(map)).toEqual(problems);
  });

  test('come all at once, also those of key and match', () => {
    expect(problemsOf('{ note: x, age: y }', '[ { email: z }, { id: flag } ]', '[id, ID]')).toEqual([
      's.yaml:6:20 the primary key names a column twice',
      's.yaml:7:12 the model has no column z; it has id, email, a, b, n, d, f, flag, doc, at, local, day, raw',
      's.yaml:7:26 the column flag (db_boolean) cannot identify a person; cast it in the query: cast(flag as text)',
      's.yaml:8:14 the model has no column x; it has id, email, a, b, n, d, f, flag, doc, at, local, day, raw',
      's.yaml:8:22 the model has no column y; it has id, email, a, b, n, d, f, flag, doc, at, local, day, raw',
    ]);
  });

  test('a name in another case must mean one column', () => {
    const twins = [
      ...personColumns,
      { name: 'Note', kind: 'text', databaseType: 'text' },
      { name: 'NOTE', kind: 'text', databaseType: 'text' },
    ] as const;
    expect(problemsOf('{ note: note }', undefined, undefined, twins)).toEqual([
      's.yaml:8:14 the model has more than one column note: Note, NOTE; give each its own name',
    ]);
    expect(problemsOf('{ note: NOTE }', undefined, undefined, twins)).toEqual([]);
  });
});

describe('the epoch', () => {
  const epochOf = (map: string, described = personColumns, match?: string): string => {
    const result = compileMapper(personSync(map, match), described, person);
    return 'mapper' in result ? result.mapper.epoch : '';
  };
  const same = epochOf('{ note: a, tags: { const: [x] } }');

  test('is the same wherever the same mapping stands in the file', () => {
    expect(epochOf('\n\n  note: a\n  tags: { const:   [x] }')).toBe(same);
  });

  test.each([
    ['another column', epochOf('{ note: b, tags: { const: [x] } }')],
    ['another form', epochOf('{ note: { template: "{{ a }}" }, tags: { const: [x] } }')],
    ['another policy', epochOf('{ note: { column: a, null: skip }, tags: { const: [x] } }')],
    ['another constant', epochOf('{ note: a, tags: { const: [y] } }')],
    ['another rule', epochOf('{ note: a, tags: { const: [x] } }', personColumns, '{ id: n }')],
    [
      'another type in the database',
      epochOf(
        '{ note: a, tags: { const: [x] } }',
        personColumns.map((column) => ({ ...column, databaseType: 'other' })),
      ),
    ],
  ])('%s makes another epoch', (_, epoch) => {
    expect(epoch).not.toBe(same);
  });
});

describe('what on_removed sets', () => {
  const removalOf = (set: string): unknown => {
    const result = compileRemoval(personSync(`{ note: a }\non_removed: { set: { ${set} } }`), person);
    if ('problems' in result) return result.problems.map(problemText);
    return result.fields.map(({ mapping, type, metafieldType, value }) => [
      mapping.field,
      type.kind,
      metafieldType,
      value,
    ]);
  };

  test('is typed like any other constant', () => {
    expect(
      removalOf('note: { const: null }, tags: { const: gone }, metafields.crm.active: { const: false }'),
    ).toEqual([
      ['note', 'string', undefined, null],
      ['tags', 'list', undefined, ['gone']],
      ['metafields.crm.active', 'boolean', 'boolean', false],
    ]);
  });

  test('must fit', () => {
    expect(removalOf('age: { const: old }')).toEqual([
      's.yaml:9:36 the constant does not fit `age`: it takes a whole number of up to 32 bits',
    ]);
  });
});
