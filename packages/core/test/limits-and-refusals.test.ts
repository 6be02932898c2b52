import { describe, expect, it } from 'vitest';
import { MemoryProject, outcomes, problems, type Person } from './memory-project.ts';

function people(count: number): Person[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: String(index),
    email: `p${index}@example.com`,
    name: `P${index}`,
  }));
}

describe('limits', () => {
  it('stops before the first write when too much would be removed, and goes on with the exact number', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run(people(100));
    project.sent();
    const report = await project.run(people(90));
    expect([report.status, report.exitCode, report.stop?.code, outcomes(report)]).toEqual([
      'stopped',
      5,
      'RUN.LIMIT_EXCEEDED',
      { not_sent: 10 },
    ]);
    expect([report.stop?.fix, project.sent()]).toEqual([
      'If this is right: backstock run people --accept removed=10',
      [],
    ]);
    expect((await project.run(undefined, { accept: { removed: 9 } })).exitCode).toBe(5);
    expect(outcomes(await project.run(undefined, { accept: { removed: 10 } }))).toEqual({ delivered: 10 });
  });

  it('counts what was removed in the last 24 hours', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run(people(100));
    await project.run(people(96));
    expect((await project.run(people(92))).stop?.code).toBe('RUN.LIMIT_EXCEEDED');
    project.clock.advance(25 * 3_600_000);
    expect(outcomes(await project.run(people(92)))).toEqual({ delivered: 4 });
  });

  it('delivers what is within a limit and holds the rest with on_limit: hold', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete\non_limit: hold');
    await project.run(people(100));
    const report = await project.run([...people(90), { id: 'new', email: 'new@example.com' }]);
    expect(outcomes(report)).toEqual({ delivered: 6, held: 5 });
  });

  it('stops at a model without rows unless that is a good answer', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run(people(3));
    expect((await project.run([])).stop?.code).toBe('RUN.EMPTY_MODEL');
    expect(project.things()).toHaveLength(3);
    project.yaml = `empty_model: ok\n${project.yaml}`;
    expect(outcomes(await project.run([]))).toEqual({ delivered: 3 });
  });

  it('does not count things under new keys as removed', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run(people(100));
    const report = await project.run(people(100).map((person) => ({ ...person, id: `new-${person.id}` })));
    expect([report.exitCode, outcomes(report)]).toEqual([0, { moved: 200 }]);
  });

  it('plans without writing to the store or the state', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run(people(3));
    project.sent();
    const report = await project.plan([
      { id: '0', email: 'p0@example.com', name: null },
      ...people(3).slice(1, 2),
      { id: '9', email: 'p9' },
    ]);
    expect([outcomes(report), report.fields, report.estimate?.calls]).toEqual([
      { not_sent: 3 },
      { name: { set: 0, cleared: 1 }, email: { set: 1, cleared: 0 } },
      3,
    ]);
    expect([project.sent(), (await project.state.readRuns('people', 9)).length]).toEqual([[], 1]);
  });
});

describe('refused rows', () => {
  const refusal = { code: 'INVALID', message: 'Email is invalid', field: 'email' };

  it('are reported with key, field and message while the others are delivered, and sent again once fixed', async () => {
    const project = new MemoryProject();
    project.store.faults = {
      refuse: ({ variables }) =>
        JSON.stringify(variables).includes('bad') ? { ...refusal, class: 'permanent' } : undefined,
    };
    const report = await project.run([
      { id: '1', email: 'bad' },
      { id: '2', email: 'good' },
    ]);
    expect([outcomes(report), report.exitCode]).toEqual([{ delivered: 1, refused: 1 }, 3]);
    expect(report.problems).toEqual([
      { key: '1', kind: 'added', outcome: 'refused', reason: { ...refusal, class: 'permanent' } },
    ]);
    project.sent();
    const carried = await project.run();
    expect([carried.carriedOver, project.sent()]).toEqual([{ refused: 1 }, []]);
    expect(
      outcomes(
        await project.run([
          { id: '1', email: 'fixed' },
          { id: '2', email: 'good' },
        ]),
      ),
    ).toEqual({ delivered: 1 });
    expect(project.things()).toHaveLength(2);
  });

  it('are tried again by their class: conflicts after six hours, transient ones with growing delay', async () => {
    const project = new MemoryProject();
    const classes: Record<string, 'conflict' | 'transient'> = { '1': 'conflict', '2': 'transient' };
    project.store.faults = {
      refuse: ({ variables }) => ({
        ...refusal,
        class: classes[JSON.stringify(variables).includes('one') ? '1' : '2'] ?? 'transient',
      }),
    };
    const rows = [
      { id: '1', email: 'one' },
      { id: '2', email: 'two' },
    ];
    await project.run(rows);
    expect((await project.run()).carriedOver).toEqual({ refused: 2 });
    project.clock.advance(60_000);
    expect((await project.run()).carriedOver).toEqual({ refused: 1 });
    project.clock.advance(60_000);
    expect((await project.run()).carriedOver).toEqual({ refused: 2 });
    project.store.faults = {};
    project.clock.advance(6 * 3_600_000);
    expect(outcomes(await project.run())).toEqual({ delivered: 2 });
  });

  it('are over when the row goes back to what was delivered, or leaves', async () => {
    const project = new MemoryProject();
    await project.run([{ id: '1', email: 'good' }]);
    project.store.faults = { refuse: () => ({ ...refusal, class: 'permanent' }) };
    await project.run([
      { id: '1', email: 'bad' },
      { id: '2', email: 'bad too' },
    ]);
    expect(outcomes(await project.run([{ id: '1', email: 'good' }]))).toEqual({});
    expect(problems(await project.run([{ id: '1', email: 'good' }]))).toEqual([]);
  });
});

describe('a process that dies', () => {
  it.each(['before', 'after'] as const)(
    '%s its call: the next run settles it and ends right',
    async (moment) => {
      const project = new MemoryProject();
      let crashes = 1;
      project.store.faults = { crash: () => (crashes-- > 0 ? moment : undefined) };
      await expect(project.run(people(3))).rejects.toThrow('the process died');
      const report = await project.run();
      expect([report.exitCode, project.things().length, (await project.run()).rows.unchanged]).toEqual([
        0, 3, 3,
      ]);
    },
  );
});
