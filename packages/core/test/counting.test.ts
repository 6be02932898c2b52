import { describe, expect, it } from 'vitest';
import { MemoryProject, outcomes, problems, type Person } from './memory-project.ts';

const ann = { id: '1', email: 'ann@example.com', name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', name: 'Bob' };
const refusal = { class: 'permanent' as const, code: 'INVALID', message: 'Name is invalid', field: 'name' };
const bothHeld = { read: 2, unchanged: 0, ignored: 0, held: 2, added: 0, changed: 0 };
const noThings = { added: 0, changed: 0, removed: 0 };

function people(count: number): Person[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: String(index),
    email: `p${index}@example.com`,
    name: `P${index}`,
  }));
}

describe('two rows of one key are counted as held alone', () => {
  it('when the first was carried over', async () => {
    const project = new MemoryProject();
    project.store.faults = { refuse: () => refusal };
    await project.run([ann]);
    const report = await project.run([ann, { ...ann, name: 'Other' }]);
    expect([report.rows, report.things, outcomes(report), report.carriedOver]).toMatchObject([
      bothHeld,
      noThings,
      {},
      {},
    ]);
  });

  it('when the first was carried over, of a key that had left', async () => {
    const project = new MemoryProject();
    await project.run([ann, bob]);
    await project.run([bob]);
    project.store.faults = { refuse: () => refusal };
    await project.run([{ ...ann, name: 'Anna' }, bob]);
    const report = await project.run([{ ...ann, name: 'Anna' }, ann, bob]);
    expect([report.rows, report.things, outcomes(report)]).toMatchObject([
      { ...bothHeld, read: 3, unchanged: 1 },
      noThings,
      {},
    ]);
  });

  it('when the first was held for its value, in a plan', async () => {
    const map =
      'match: { email: email }\nmap: { email: email, name: { column: name, values: { Ann: A } } }\n';
    const project = new MemoryProject('mode: upsert', map);
    project.store.faults = { refuse: () => refusal };
    await project.run([ann]);
    const report = await project.plan([{ ...ann, name: 'Unnamed' }, ann]);
    expect([report.rows, report.things, outcomes(report)]).toMatchObject([bothHeld, noThings, {}]);
  });

  it('and what they would have cleared is in no limit', async () => {
    const project = new MemoryProject('mode: upsert\nlimits: { cleared: { rows: 0 } }');
    await project.run([ann, bob]);
    const report = await project.run([{ ...ann, name: null }, ann, bob]);
    expect([report.exitCode, report.breaches, report.fields]).toEqual([3, [], {}]);
  });
});

describe('limits count what is about to be sent', () => {
  it('and no added things that are carried over', async () => {
    const project = new MemoryProject('mode: upsert\nlimits: { added: { rows: 2 } }');
    project.store.faults = { refuse: () => refusal };
    await project.run(people(2));
    project.store.faults = {};
    const report = await project.run([...people(2), { id: 'new', email: 'new@example.com' }]);
    expect([report.breaches, outcomes(report)]).toEqual([[], { delivered: 1, refused: 2 }]);
  });

  it('and no removals that were refused', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete\nlimits: { removed: { rows: 2 } }');
    await project.run(people(10));
    project.store.faults = { refuse: ({ removes }) => (removes ? refusal : undefined) };
    await project.run(people(8));
    project.store.faults = {};
    const report = await project.run(people(7));
    expect([report.breaches, outcomes(report)]).toEqual([[], { delivered: 1, refused: 2 }]);
  });

  it.each([
    ['backfill', ['2 held over_limit']],
    ['changed', ['0 held over_limit']],
  ])('and hold only %s over that limit', async (limit, expected) => {
    const yaml = `mode: upsert\non_limit: hold\nlimits: { ${limit}: { rows: 1 } }`;
    const project = new MemoryProject(yaml, 'match: { email: email }\nmap: { email: email, name: name }\n');
    await project.run(people(4));
    project.yaml = project.yaml.replace('name: name', 'name: name, note: unmapped');
    const report = await project.run(
      people(4).map((person, index) =>
        index < 2 ? { ...person, name: 'New' } : { ...person, unmapped: 'Note' },
      ),
    );
    expect([problems(report), outcomes(report)]).toEqual([expected, { delivered: 3, held: 1 }]);
  });

  it('in percent of the owned things, also at the end of a run for one key', async () => {
    const project = new MemoryProject('mode: upsert\nlimits: { held: 10% }');
    await project.run(people(100));
    const keys = ['0', '1', '2', '3', '4', '5', '6'];
    const twice = people(100).flatMap((person) =>
      keys.includes(person.id ?? '') ? [person, person] : person,
    );
    const report = await project.run(twice, { limit: 1 });
    expect([report.rows.held, report.exitCode]).toEqual([14, 3]);
    const fewer = people(100).flatMap((person) =>
      keys.indexOf(person.id ?? '') > 1 ? [person, person] : person,
    );
    expect((await project.run(fewer)).exitCode).toBe(0);
  });
});

describe('a plan tells what a run does', () => {
  it('where a newcomer takes an e-mail that another row gives up', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    const rows = [
      { ...ann, email: 'new@example.com' },
      { id: '9', email: ann.email },
    ];
    expect(outcomes(await project.plan(rows))).toEqual({ not_sent: 2 });
    expect(outcomes(await project.run(rows))).toEqual({ delivered: 2 });
  });
});
