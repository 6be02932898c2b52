import type { FieldChange } from '../destination/change.ts';
import { expect, it } from 'vitest';
import { formatReport } from './format-report.ts';
import { ReportBuilder, type ReportFrame } from './report-builder.ts';
import type { ListedOutcome, RunReport } from './run-report.ts';

function reportOf(frame: Partial<ReportFrame>, fill: (builder: ReportBuilder) => void): RunReport {
  const builder = new ReportBuilder();
  fill(builder);
  return builder.build({
    sync: 'customers',
    kind: 'run',
    run: 12,
    mode: 'mirror',
    startedAtMs: 1000,
    endedAtMs: 5210,
    status: 'ok',
    exitCode: 0,
    ...frame,
  });
}

function clearOf(field: string): FieldChange {
  return { field, action: 'clear', value: null, when: 'always', write: 'add', ours: [] };
}

function held(key: string): ListedOutcome {
  const reason = { code: 'swap', message: 'passes a value around' };
  return { key, kind: 'changed', outcome: 'held', reason };
}

it('tells a run: its sums, fields, calls and problems', () => {
  const report = reportOf({ status: 'attention', exitCode: 3 }, (builder) => {
    Object.assign(builder.rows, { read: 20_050, unchanged: 19_800, added: 50, changed: 200 });
    Object.assign(builder.things, { added: 50, changed: 200, removed: 30 });
    Object.assign(builder.outcomes, { delivered: 277, refused: 1 });
    builder.countCarriedOver({
      ...held('C-6'),
      outcome: 'unmatched',
      reason: { code: 'no_match', message: 'not found' },
    });
    builder.countOutcome('held', held('C-7'));
    builder.list({
      key: 'C-8',
      kind: 'added',
      outcome: 'refused',
      reason: { code: 'INVALID', message: 'Email is invalid', field: 'email' },
    });
    for (const key of ['L-1', 'L-2', 'L-3', 'L-4', 'L-5', 'L-6']) builder.listLeft(key);
    builder.settled = 2;
    Object.assign(builder.fields, {
      email: { set: 50, cleared: 0 },
      'metafields.crm.tier': { set: 1200, cleared: 30 },
    });
    Object.assign(builder.calls, { reads: 3, writes: 280, points: 2806, retries: 1 });
  });
  expect(formatReport(report)).toBe(`\
customers · mirror · run 12 · rows need attention in 4.2 s

  rows    20,050 read = 19,800 unchanged + 0 ignored + 0 held + 50 added + 200 changed
  things  50 added + 200 changed + 30 removed = 277 delivered + 1 unmatched + 1 held + 1 refused
          6 left the model, on_removed is ignore: L-1, L-2, L-3, L-4, L-5, …
          carried over from earlier runs: 1 unmatched
          2 operations of an interrupted run were settled first

  field                   to set   to clear
  email                       50          0
  metafields.crm.tier      1,200         30

  calls   280 writing + 3 reading, 2,806 points, 1 repeated

  held      C-7 passes a value around
  refused   C-8 email: Email is invalid
  unmatched C-6 not found
`);
});

it('tells a run of which there is nothing to tell', () => {
  const report = reportOf({}, (builder) => {
    Object.assign(builder.rows, { read: 5, unchanged: 5 });
  });
  expect(formatReport(report)).toBe(`\
customers · mirror · run 12 · ok in 4.2 s

  rows    5 read = 5 unchanged + 0 ignored + 0 held + 0 added + 0 changed
  things  0 added + 0 changed + 0 removed = 0 delivered

  calls   0 writing + 0 reading, 0 points
`);
});

it('tells a plan: what would be sent, and what it takes', () => {
  const report = reportOf({ kind: 'plan' }, (builder) => {
    Object.assign(builder.rows, { read: 501, added: 501 });
    Object.assign(builder.things, { added: 501 });
    builder.outcomes.not_sent = 500;
    builder.countOutcome('held', { ...held('C-7'), kind: 'added' });
    builder.fields['email'] = { set: 500, cleared: 0 };
    builder.listClears('C-9', [clearOf('phone'), clearOf('note')]);
    builder.estimate = { calls: 500, points: 5000, seconds: 400 };
  });
  expect(formatReport(report)).toBe(`\
customers · mirror · plan · ok in 4.2 s

  rows    501 read = 0 unchanged + 0 ignored + 0 held + 501 added + 0 changed
  things  501 added + 0 changed + 0 removed = 500 to send + 1 held

  field     to set   to clear
  email        500          0

  clears    C-9 phone, note

  to apply  500 writing calls, 5,000 points with the look-ups, about 7 min

  held      C-7 passes a value around
`);
});

it('tells why a run stopped, and how to go on', () => {
  const stop = {
    code: 'RUN.LIMIT_EXCEEDED',
    message: '812 things would be removed; the limit is 500',
    fix: 'If this is right: backstock run customers --accept removed=812',
  };
  const report = reportOf({ status: 'stopped', exitCode: 5, stop }, (builder) => {
    Object.assign(builder.rows, { read: 9, unchanged: 9 });
    builder.things.removed = 812;
    builder.outcomes.not_sent = 812;
  });
  expect(formatReport(report)).toBe(`\
customers · mirror · run 12 · stopped in 4.2 s

  rows    9 read = 9 unchanged + 0 ignored + 0 held + 0 added + 0 changed
  things  0 added + 0 changed + 812 removed = 0 delivered + 812 not_sent

  calls   0 writing + 0 reading, 0 points

  RUN.LIMIT_EXCEEDED: 812 things would be removed; the limit is 500
  next  If this is right: backstock run customers --accept removed=812
`);
});

it('tells why a run failed, also where there is nothing to do about it', () => {
  const stop = { code: 'SOURCE.READ_INCOMPLETE', message: 'the query ended after 7 rows' };
  const text = formatReport(reportOf({ status: 'failed', exitCode: 4, stop }, () => undefined));
  expect(text.split('\n').slice(-3)).toEqual([
    '',
    '  SOURCE.READ_INCOMPLETE: the query ended after 7 rows',
    '',
  ]);
});

it('shows twenty problems and says how many more there are', () => {
  const report = reportOf({ status: 'attention' }, (builder) => {
    for (let key = 0; key < 130; key += 1) builder.countOutcome('held', held(`C-${key}`));
  });
  const lines = formatReport(report).split('\n');
  expect([lines.filter((line) => line.startsWith('  held ')).length, lines.at(-2)]).toEqual([
    20,
    '  … and 110 more: backstock status customers',
  ]);
});

it('counts a key that several rows have as one problem', () => {
  const report = reportOf({ status: 'attention' }, (builder) => {
    Object.assign(builder.rows, { read: 3, held: 3 });
    const reason = { code: 'duplicate_key', message: '3 rows have this key; none of them is sent' };
    builder.list({ key: 'C-1', kind: 'row', outcome: 'held', reason });
  });
  const lines = formatReport(report).split('\n');
  expect(lines.at(-2)).toBe('  held      C-1 3 rows have this key; none of them is sent');
});

it.each([
  [0, '0 s'],
  [1.2, '2 s'],
  [89, '89 s'],
  [90, '2 min'],
  [5399, '90 min'],
  [5400, '1.5 h'],
])('tells %f seconds as %s', (seconds, text) => {
  const report = reportOf({ kind: 'plan' }, (builder) => {
    builder.estimate = { calls: 0, points: 0, seconds };
  });
  expect(formatReport(report)).toContain(
    `to apply  0 writing calls, 0 points with the look-ups, about ${text}\n`,
  );
});
