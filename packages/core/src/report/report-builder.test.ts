import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../destination/change.ts';
import type { CallRecord } from '../destination/operation.ts';
import { outcomeKinds } from '../outcome/outcome.ts';
import { ReportBuilder, sumsAddUp, type ReportFrame } from './report-builder.ts';
import type { ListedOutcome } from './run-report.ts';

const frame: ReportFrame = {
  sync: 'customers',
  kind: 'run',
  run: 7,
  mode: 'upsert',
  startedAtMs: 1000,
  endedAtMs: 3000,
  status: 'ok',
  exitCode: 0,
};

const noOutcomes = Object.fromEntries(outcomeKinds.map((kind) => [kind, 0]));

function field(name: string, action: FieldChange['action']): FieldChange {
  return { field: name, action, value: null, when: 'always', write: 'add', ours: [] };
}

function call(different: Partial<CallRecord> = {}): CallRecord {
  return {
    name: 'customerSet', kind: 'write', operations: 1, attempts: 1, startedAtMs: 0, tookMs: 1, status: 'ok', ...different,
  }; // prettier-ignore
}

function before(outcome: 'held' | 'refused'): ListedOutcome {
  return { key: outcome, kind: 'changed', outcome };
}

describe('a report', () => {
  it('of nothing is all zero, and adds up', () => {
    const report = new ReportBuilder().build(frame);
    expect(report).toEqual({
      ...frame,
      rows: { read: 0, unchanged: 0, ignored: 0, held: 0, added: 0, changed: 0 },
      things: { added: 0, changed: 0, removed: 0, outcomes: noOutcomes },
      carriedOver: {},
      left: 0,
      leftKeys: [],
      settled: 0,
      fields: {},
      clears: [],
      problems: [],
      breaches: [],
      calls: { reads: 0, writes: 0, points: 0, retries: 0 },
    });
    expect(sumsAddUp(report)).toBe(true);
  });

  it('counts what it is told', () => {
    const builder = new ReportBuilder();
    builder.rows.read += 6;
    builder.countRow('unchanged', 3);
    builder.countRow('added', 2);
    builder.countRow('changed');
    builder.countThing('added');
    builder.countThing('returned');
    builder.countThing('changed');
    builder.countThing('removed', 2);
    builder.countOutcome('delivered');
    builder.countOutcome('moved');
    builder.countOutcome('refused', { key: 'C-1', kind: 'added', outcome: 'refused' });
    builder.countCarriedOver(before('held'));
    builder.countCarriedOver(before('held'));
    const report = builder.build(frame);
    expect(report.rows).toEqual({ read: 6, unchanged: 3, ignored: 0, held: 0, added: 2, changed: 1 });
    expect(report.things).toEqual({
      added: 2,
      changed: 1,
      removed: 2,
      outcomes: { ...noOutcomes, delivered: 1, moved: 1, refused: 1, held: 2 },
    });
    expect([report.carriedOver, sumsAddUp(report)]).toEqual([{ held: 2 }, true]);
  });

  it('lists what was not delivered, a hundred at most, and counts the rest', () => {
    const builder = new ReportBuilder();
    const listed = { key: 'C-1', kind: 'added' } as const;
    builder.countOutcome('delivered', { ...listed, outcome: 'delivered' });
    builder.countOutcome('moved', { ...listed, outcome: 'moved' });
    for (let key = 0; key < 120; key += 1)
      builder.countOutcome('held', { key: `C-${key}`, kind: 'added', outcome: 'held' });
    const { problems, things } = builder.build(frame);
    expect([problems.length, problems[0]?.key, problems.at(-1)?.key, things.outcomes.held]).toEqual([
      100,
      'C-0',
      'C-99',
      120,
    ]);
  });

  it('counts fields that are set and cleared, and things that clear or only get new fields', () => {
    const builder = new ReportBuilder();
    const both = [field('email', 'set'), field('phone', 'clear')];
    const cleared = [field('phone', 'clear')];
    for (const fields of [both, both, cleared]) builder.countFields(fields);
    builder.countFields(cleared, -1);
    builder.countLimited(both, { backfill: false });
    builder.countLimited([field('email', 'set')], { backfill: true });
    builder.countLimited(cleared, { backfill: true });
    builder.countLimited(cleared, { backfill: true, times: -1 });
    expect([builder.build(frame).fields, builder.cleared, builder.backfill]).toEqual([
      { email: { set: 2, cleared: 0 }, phone: { set: 0, cleared: 2 } },
      1,
      1,
    ]);
  });

  it('takes back what was carried over, and says nothing of it any more', () => {
    const builder = new ReportBuilder();
    builder.countCarriedOver(before('held'));
    builder.countCarriedOver(before('refused'));
    builder.countCarriedOver(before('refused'));
    builder.countOutcome('held');
    builder.uncountOutcome('held', true);
    builder.uncountOutcome('refused', true);
    builder.uncountOutcome('held', false);
    const { carriedOver, things } = builder.build(frame);
    expect([carriedOver, things.outcomes]).toEqual([{ refused: 1 }, { ...noOutcomes, refused: 1 }]);
  });

  it('lists what was carried over after what the run found', () => {
    const builder = new ReportBuilder();
    builder.countCarriedOver(before('held'));
    builder.countOutcome('refused', before('refused'));
    expect(builder.build(frame).problems).toEqual([before('refused'), before('held')]);
  });

  it('names keys that left, and things of which values are taken back', () => {
    const builder = new ReportBuilder();
    builder.listLeft('L-1');
    builder.listClears('C-1', [field('email', 'set'), field('phone', 'clear')]);
    builder.listClears('C-2', [field('email', 'set')]);
    const { left, leftKeys, clears } = builder.build(frame);
    expect([left, leftKeys, clears]).toEqual([1, ['L-1'], [{ key: 'C-1', fields: ['phone'] }]]);
  });

  it('counts calls, their points, and requests beyond the first', () => {
    const builder = new ReportBuilder();
    builder.countCall(call({ actualPoints: 10 }));
    builder.countCall(call({ actualPoints: 12, attempts: 3 }));
    builder.countCall(call({ kind: 'read', status: 'failed', attempts: 0 }));
    expect(builder.build(frame).calls).toEqual({ reads: 1, writes: 2, points: 22, retries: 2 });
  });

  it('has an estimate only where there is one', () => {
    const builder = new ReportBuilder();
    builder.estimate = { calls: 1, points: 10, seconds: 0.1 };
    expect(builder.build({ ...frame, kind: 'plan' }).estimate).toEqual({
      calls: 1,
      points: 10,
      seconds: 0.1,
    });
  });
});

describe('the sums', () => {
  const { rows, things } = new ReportBuilder().build(frame);

  it('do not add up where a row is told twice, or not at all', () => {
    expect([
      sumsAddUp({ rows: { ...rows, read: 1 }, things }),
      sumsAddUp({ rows: { ...rows, read: 1, held: 2 }, things }),
      sumsAddUp({ rows: { ...rows, read: 1, held: 1 }, things }),
    ]).toEqual([false, false, true]);
  });

  it('do not add up where a thing has no outcome', () => {
    const delivered = { ...things.outcomes, delivered: 1 };
    expect([
      sumsAddUp({ rows, things: { ...things, removed: 1 } }),
      sumsAddUp({ rows, things: { ...things, outcomes: delivered } }),
      sumsAddUp({ rows, things: { ...things, removed: 1, outcomes: delivered } }),
    ]).toEqual([false, false, true]);
  });
});
