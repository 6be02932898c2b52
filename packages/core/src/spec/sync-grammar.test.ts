import { describe, expect, test } from 'vitest';
import { parseSyncs, readSyncs } from './parse-syncs.ts';
import { problemText, sortProblems } from './spec-problem.ts';
import type { SyncSpec } from './sync-spec.ts';

function syncOf(text: string): SyncSpec {
  const [sync] = parseSyncs(text, 's.yaml');
  if (sync === undefined) throw new Error('no sync');
  return sync;
}

const head = `sync: s
source: warehouse
model: { table: marts.loyalty, primary_key: id }
destination: store
object: customer
`;
const base = `${head}mode: upsert
match: { email: email }
`;
const baseLines = 7;

/** The problems of a sync with these further lines, the first of which is line 1. */
function problemsOf(more: string, start: string = base): string[] {
  const { problems } = readSyncs('s.yaml', start + more);
  const lines = start === base ? baseLines : 0;
  return sortProblems(problems).map((problem) =>
    problemText({ ...problem, where: { ...problem.where, line: (problem.where.line ?? 0) - lines } }).replace(
      's.yaml:',
      '',
    ),
  );
}

const at = (line: number, column: number): object => ({ file: 's.yaml', line, column });

test.each(['', '# sync: s\n', '---\n'])('a file without a sync is told, not passed over: %j', (text) => {
  const [problem, ...others] = readSyncs('s.yaml', text).problems;
  expect([problem?.where.file, others]).toEqual(['s.yaml', []]);
});

describe('a sync', () => {
  test('has defaults for all that is not written', () => {
    const { places, ...sync } = syncOf(`${base}map: { email: email }\n`);
    expect(sync).toEqual({
      name: 's',
      file: 's.yaml',
      tags: [],
      source: 'warehouse',
      destination: 'store',
      model: {
        relation: { kind: 'table', name: ['marts', 'loyalty'] },
        primaryKey: ['id'],
        personalKey: false,
        where: at(3, 1),
      },
      object: 'customer',
      mode: 'upsert',
      match: [{ fields: [{ field: 'email', column: 'email', where: at(7, 10) }] }],
      map: [
        {
          field: 'email',
          form: { kind: 'column', column: 'email', where: at(8, 15) },
          whenNull: 'clear_ours',
          when: 'always',
          write: 'add',
          where: at(8, 8),
        },
      ],
      onRemoved: 'ignore',
      removalSet: [],
      onReturn: 'restore',
      onGone: 'hold',
      unmatchedRetryEveryMs: 86_400_000,
      limits: { removed: { percent: 5, rows: 500 }, cleared: { percent: 1 } },
      onLimit: 'stop',
      emptyModelOk: false,
    });
    expect(places.get('match.email')).toEqual(at(7, 10));
  });

  test('has everything that is written', () => {
    const sync = syncOf(`sync: full
description: All of it
owner: data-platform
tags: [pii, loyalty]
source: warehouse
model:
  sql: |
    select 1
  primary_key: { columns: [email, shop], personal: true }
destination: store
object: customer
mode: mirror
match:
  - { metafields.crm.customer_id: customer_id }
  - { email: email }
on_removed: { set: { note: { const: gone }, taxExempt: { const: false } } }
on_return: ignore
on_gone: recreate
on_unmap: keep
first_run: send
unmatched: { retry_every: 6h }
limits: { removed: { percent: 2, rows: 20 }, added: 200, cleared: 1%, refused: 0.5%, held: { percent: 3% } }
on_limit: hold
empty_model: ok
schedule: { every: 5m, timezone: Europe/London, overlap: skip }
map: { email: email }
`);
    expect(sync).toMatchObject({
      description: 'All of it',
      owner: 'data-platform',
      tags: ['pii', 'loyalty'],
      model: {
        relation: { kind: 'sql', sql: 'select 1\n' },
        primaryKey: ['email', 'shop'],
        personalKey: true,
      },
      match: [
        { fields: [{ field: 'metafields.crm.customer_id', column: 'customer_id', where: at(14, 7) }] },
        { fields: [{ field: 'email', column: 'email', where: at(15, 7) }] },
      ],
      onRemoved: 'set',
      removalSet: [
        { field: 'note', form: { kind: 'const', value: 'gone' } },
        { field: 'taxExempt', form: { kind: 'const', value: false } },
      ],
      onReturn: 'ignore',
      onGone: 'recreate',
      firstRun: { kind: 'send' },
      unmatchedRetryEveryMs: 21_600_000,
      limits: {
        removed: { percent: 2, rows: 20 },
        added: { rows: 200 },
        cleared: { percent: 1 },
        refused: { percent: 0.5 },
        held: { percent: 3 },
      },
      onLimit: 'hold',
      emptyModelOk: true,
      schedule: { cron: '*/5 * * * *', timezone: 'Europe/London', overlap: 'skip' },
    });
  });
});

describe('a field', () => {
  const formOf = (text: string): unknown =>
    JSON.parse(JSON.stringify(syncOf(`${base}map: { f: ${text} }\n`).map[0]?.form));
  const place = expect.objectContaining({ file: 's.yaml', line: 8 });

  test.each([
    ['column', { kind: 'column', column: 'column' }],
    ['{ column: c }', { kind: 'column', column: 'c' }],
    ['{ column: c, scale: 0.01 }', { kind: 'column', column: 'c', scale: '0.01' }],
    ['{ column: c, scale: 1e-7 }', { kind: 'column', column: 'c', scale: '0.0000001' }],
    ['{ column: c, split: "," }', { kind: 'column', column: 'c', split: ',' }],
    [
      '{ column: c, values: { "true": A, 1: [B], x: null } }',
      { kind: 'column', column: 'c', values: { true: 'A', 1: ['B'], x: null } },
    ],
    ['{ const: en }', { kind: 'const', value: 'en' }],
    ['{ const: [a, 1, { b: 1.5 }] }', { kind: 'const', value: ['a', 1, { b: 1.5 }] }],
    ['{ const: 12345678901234567890 }', { kind: 'const', value: '12345678901234567890' }],
    ['{ const: null }', { kind: 'const', value: null }],
    ['{ template: "{{ a }}" }', { kind: 'template', template: '{{ a }}' }],
    ['{ json: c }', { kind: 'json', column: 'c' }],
    ['[ a ]', { kind: 'list', items: [{ kind: 'column', column: 'a', where: place }] }],
    ['{ list: [ a ] }', { kind: 'list', items: [{ kind: 'column', column: 'a', where: place }] }],
    [
      '{ list: { each: rows, url: u } }',
      { kind: 'each', column: 'rows', members: { url: { kind: 'column', column: 'u', where: place } } },
    ],
    [
      '{ a: x, b: { const: 1 } }',
      {
        kind: 'object',
        members: {
          a: { kind: 'column', column: 'x', where: place },
          b: { kind: 'const', value: 1, where: place },
        },
      },
    ],
  ])('%s', (text, form) => {
    expect(formOf(text)).toEqual({ ...form, where: place });
  });

  test('has policies beside every form', () => {
    const policies =
      'null: skip, when: create, write: replace, owns: "tier:*", type: list.single_line_text_field';
    for (const form of ['column: c', 'const: [x]', 'template: x', 'json: c', 'list: [c]']) {
      expect(syncOf(`${base}map: { f: { ${form}, ${policies} } }\n`).map[0]).toMatchObject({
        whenNull: 'skip',
        when: 'create',
        write: 'replace',
        owns: 'tier:*',
        metafieldType: 'list.single_line_text_field',
      });
    }
  });

  test('knows where the text of its template begins', () => {
    const { map } = syncOf(
      `${base}map:\n  f: { template: "{{ a }}" }\n  g:\n    template: |\n      {{ a }}\n`,
    );
    expect(map.map((field) => field.form.where)).toEqual([at(9, 19), at(12, 7)]);
  });
});

describe('refuses', () => {
  test.each([
    ['map: { }', ['1:1 `map` names no field']],
    ['map: { a: { column: b, nul: skip } }', ['1:24 unknown key `nul` in `map.a`; did you mean `null`?']],
    [
      'map: { a: { colum: b, null: skip } }',
      [
        '1:13 `map.a` does not say where the value comes from (beside `null` there must be one of column, const, template, json, list); did you mean `column`?',
      ],
    ],
    [
      'map: { a: { column: b, const: c } }',
      ['1:24 `const` cannot stand beside `column`; a field has one form'],
    ],
    ['map: { a: 5 }', ['1:11 `map.a` must be a text or a list or a mapping']],
    ['map: { a: }', ['1:11 `map.a` must be a text or a list or a mapping']],
    [
      'map: { a: { column: b, when: creat } }',
      ['1:30 `map.a.when` cannot be "creat" (it is one of always, create, empty); did you mean `create`?'],
    ],
    [
      'map: { a: { column: b, scale: x } }',
      ['1:31 `map.a.scale` is a factor as a decimal number, as in 0.01'],
    ],
    [
      'map: { a: [ { column: b, null: skip } ] }',
      ['1:26 unknown key `null` in `map.a.0`; it takes column, scale, split, values'],
    ],
    [
      'map: { a: b }\nlimits: { removd: 2% }',
      ['2:11 unknown key `removd` in `limits`; did you mean `removed`?'],
    ],
    [
      'map: { a: b }\nlimits: { held: 200% }',
      ['2:17 `limits.held` is a share such as 2%, or a number of rows'],
    ],
    ['map: { a: b }\nlimits: { held: {} }', ['2:17 `limits.held` needs percent, rows or both']],
    [
      'map: { a: b }\nlimits: { held: 1.5 }',
      ['2:17 `limits.held` must be a whole number or a text or a mapping'],
    ],
    ['map: { a: b }\nunmatched: { retry_every: 6 }', ['2:27 `unmatched.retry_every` must be a text']],
    [
      'map: { a: b }\nunmatched: { retry_every: soon }',
      ['2:27 `unmatched.retry_every` is a time span such as 5m, 6h or 7d'],
    ],
    [
      'map: { a: b }\nschedule: { every: 7m }',
      ['2:20 `schedule.every` must divide an hour or a day evenly, from 1m to 24h; else use cron'],
    ],
    [
      'map: { a: b }\nschedule: { cron: "* *" }',
      ['2:19 `schedule.cron` has 2 fields, but a cron expression has five (minute hour day month weekday)'],
    ],
    [
      'map: { a: b }\nschedule: { every: 5m, timezone: Mars }',
      ['2:34 `schedule.timezone` is not a time zone such as Europe/London'],
    ],
    [
      'map: { a: b }\nschedule: { every: 5m, overlap: queue }',
      ['2:33 `schedule.overlap` cannot be "queue" (it can only be skip)'],
    ],
    ['map: { a: b }\ntags: pii', ['2:7 `tags` must be a list']],
    [
      'map: { a: b }\non_removed: { set: { a: b } }',
      [
        '2:25 `on_removed.set.a` must be a constant (the row has left the model, so that it has no columns any more); write { const: … }',
      ],
    ],
    [
      'map: { a: b }\nfirst_run: { from: "x > 1" }',
      ['2:1 `first_run: { from }` belongs to insert syncs; filter the rows in the query instead'],
    ],
  ])('%s', (more, problems) => {
    expect(problemsOf(more)).toEqual(problems);
  });

  test.each([
    [
      'a mirror without on_removed',
      `${head}mode: mirror\nmatch: { a: b }\nmap: { a: b }\n`,
      [
        '6:7 mirror syncs need `on_removed` (a mirror says what happens to things whose key leaves the model); add for example `on_removed: clear`',
      ],
    ],
    [
      'an insert without first_run',
      `${head}mode: insert\nmap: { a: b }\n`,
      [
        '6:7 insert syncs need `first_run` (the first run would otherwise send every row that the model has ever had); write `first_run: send`, or `first_run: { from: … }` with a condition on the rows',
      ],
    ],
    [
      'an insert that removes',
      `${head}mode: insert\nfirst_run: send\non_removed: delete\nmap: { a: b }\n`,
      ['8:1 insert syncs never remove: `on_removed` belongs to update, upsert and mirror; leave it out'],
    ],
    [
      'a model without a relation, a key named twice',
      `${head.replace('table: marts.loyalty, ', '').replace('primary_key: id', 'primary_key: [id, id]')}mode: upsert\nmap: { a: b }\n`,
      ['3:23 `model.primary_key` names a column twice'],
    ],
    [
      'a model with two relations',
      `${head.replace('table: marts', 'sql: select 1, table: marts')}mode: upsert\nmap: { a: b }\n`,
      ['3:1 `model` names both sql and table; give one of them'],
    ],
    [
      'a rule without a field',
      `${head}mode: upsert\nmatch: [ { } ]\nmap: { a: b }\n`,
      ['7:10 a match rule names at least one field'],
    ],
    [
      'a name with spaces',
      `${head.replace('sync: s', 'sync: my sync')}mode: update\nmap: { a: b }\n`,
      ['1:7 `sync` is a name of letters, digits, "_", "-" and "."'],
    ],
  ])('%s', (_, text, problems) => {
    expect(problemsOf(text, '')).toEqual(problems);
  });
});

describe('what this version does not have is refused, once and where it stands', () => {
  test.each([
    ['map: { a: b }\ngroup: { by: x }', '2:1 `group`'],
    ['map: { a: b }\nparent: { sync: x, key: y }', '2:1 `parent`'],
    ['map: { a: b }\nonce: { metafields.a.b: c }', '2:1 `once`'],
    ['map: { a: b }\nreconcile: { cron: x }', '2:1 `reconcile`'],
    ['map: { a: b }\nguards: {}', '2:1 `guards`'],
    ['map: { a: b }\nobjectives: { freshness: 15m }', '2:1 `objectives`'],
    ['map: { a: b }\non_unmap: clear', '2:11 `on_unmap: clear`'],
    ['map: { a: b }\nfirst_run: adopt', '2:12 `first_run: adopt`'],
    ['map: { a: b }\nfirst_run: baseline', '2:12 `first_run: baseline`'],
    ['map: { a: { column: b, currency: EUR, null: clear } }', '1:24 `currency`'],
    ['map: { a: { set: b } }', '1:13 `set`'],
    ['map: { a: { rows: { b: c } } }', '1:13 `rows`'],
    ['map: { a: [ { b: { find: product_variant, by: { sku: sku } } } ] }', '1:20 `find`'],
    ['map: { a: { collect: b, max: 250 } }', '1:13 `collect`'],
    ['map: { a: b, variants: { match: { sku: sku }, map: { c: d } } }', '1:14 `variants`'],
  ])('%s', (more, what) => {
    expect(problemsOf(more)).toEqual([`${what} is not supported by this version`]);
  });

  test('in the model', () => {
    expect(
      problemsOf(`${base.replace('table: marts.loyalty', 'dbt: mart, probe: select 1')}map: { a: b }\n`, ''),
    ).toEqual([
      '3:10 `dbt` is not supported by this version',
      '3:21 `probe` is not supported by this version',
    ]);
  });
});
