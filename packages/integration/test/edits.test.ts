import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject } from './people-project.ts';

const ann = {
  id: '1',
  email: 'ann@example.com',
  first_name: 'Ann',
  last_name: 'Lee',
  note: 'hello',
  tags: 'a',
};
const bob = {
  id: '2',
  email: 'bob@example.com',
  first_name: 'Bob',
  last_name: 'Ray',
  note: 'HELLO',
  tags: 'b',
};

function sync(fields: string): string {
  return `mode: upsert
match: { email: email }
map:
  email: email
${fields}`;
}

const names = '  firstName: first_name\n  lastName: last_name\n';

describe('after an edit', () => {
  it('of a template, only rows whose text differs get only that field', async () => {
    await using store = await PeopleProject.start({
      sync: sync(`${names}  note: { template: "{{ note }}" }`),
    });
    await store.run([ann, bob]);
    store.sent();
    store.edit(sync(`${names}  note: { template: "{{ note | upcase }}" }`));
    const report = await store.run();
    expect([report.rows.unchanged, report.rows.changed, calls(store)]).toEqual([
      1,
      1,
      [{ customerUpdate: { input: { id: store.idOf('ann@example.com'), note: 'HELLO' } } }],
    ]);
  });

  it('of a template that gives the same texts, nothing is sent', async () => {
    await using store = await PeopleProject.start({ sync: sync(`${names}  note: note`) });
    await store.run([ann, bob]);
    store.sent();
    store.edit(sync(`${names}  note: { template: "{{ note }}" }`));
    const report = await store.run();
    expect([report.rows.unchanged, calls(store)]).toEqual([2, []]);
  });

  it('of one mapping, only that field goes again', async () => {
    await using store = await PeopleProject.start({ sync: sync(names) });
    await store.run([ann, bob]);
    store.sent();
    store.edit(sync('  firstName: last_name\n  lastName: last_name\n'));
    const report = await store.run();
    expect([outcomes(report), calls(store)]).toEqual([
      { delivered: 2 },
      [
        { customerUpdate: { input: { id: store.idOf('ann@example.com'), firstName: 'Lee' } } },
        { customerUpdate: { input: { id: store.idOf('bob@example.com'), firstName: 'Ray' } } },
      ],
    ]);
  });

  it('that adds a field, only it is backfilled, within a limit of its own', async () => {
    await using store = await PeopleProject.start({ sync: sync(names) });
    await store.run([ann, { ...bob, note: null }]);
    store.sent();
    store.edit(`${sync(`${names}  note: note`)}\nlimits: { changed: 0, backfill: 0 }`);
    const stopped = await store.run();
    expect([stopped.exitCode, stopped.stop?.code, stopped.breaches]).toMatchObject([
      5,
      'RUN.LIMIT_EXCEEDED',
      [{ limit: 'backfill', count: 1 }],
    ]);
    const report = await store.run(undefined, { accept: { backfill: 1 } });
    expect([outcomes(report), report.rows.unchanged, calls(store)]).toEqual([
      { delivered: 1 },
      1,
      [{ customerUpdate: { input: { id: store.idOf('ann@example.com'), note: 'hello' } } }],
    ]);
  });

  it('that adds a metafield, many customers share a call', async () => {
    await using store = await PeopleProject.start({ sync: sync(names) });
    const people = Array.from({ length: 50 }, (_none, index) => ({
      id: `${index}`,
      email: `c${index}@example.com`,
      points: '1',
    }));
    await store.run(people);
    store.sent();
    store.edit(sync(`${names}  metafields.crm.points: { column: points, type: number_decimal }`));
    const report = await store.run();
    expect([outcomes(report), store.sent()]).toEqual([{ delivered: 50 }, ['metafieldsSet', 'metafieldsSet']]);
  });

  it('that takes a field out, the store keeps its values', async () => {
    await using store = await PeopleProject.start({ sync: sync(`${names}  note: note`) });
    await store.run([ann, bob]);
    store.sent();
    store.edit(sync(names));
    expect([(await store.run()).rows.unchanged, calls(store)]).toEqual([2, []]);
    expect(store.customers()).toMatchObject([{ note: 'hello' }, { note: 'HELLO' }]);
  });

  it('of order and comments, nothing is sent and nothing is decoded twice', async () => {
    await using store = await PeopleProject.start({ sync: sync(names) });
    await store.run([ann, bob]);
    store.sent();
    store.edit(
      `# reordered\n${sync('  lastName: last_name   # the family name\n  firstName: { column: first_name }\n')}`,
    );
    expect([(await store.run()).rows.unchanged, calls(store)]).toEqual([2, []]);
  });

  it('of owns alone, nothing is sent until the tags change', async () => {
    await using store = await PeopleProject.start({ sync: sync('  tags: { column: tags, split: "," }') });
    await store.run([ann]);
    store.sent();
    store.edit(sync('  tags: { column: tags, split: ",", owns: "a*" }'));
    expect([(await store.run()).rows.unchanged, calls(store)]).toEqual([1, []]);
  });
});

describe('a change in the warehouse', () => {
  it('of a column that nobody maps sends nothing, then or later', async () => {
    await using store = await PeopleProject.start({ sync: sync(names) });
    await store.run([ann, bob]);
    store.sent();
    for (const unmapped of ['touched', 'again']) {
      const report = await store.run([
        { ...ann, unmapped },
        { ...bob, unmapped },
      ]);
      expect([report.rows.unchanged, store.emulator.control.journal().length]).toEqual([2, 3]);
    }
  });

  it('that no mapped value shows is looked at once', async () => {
    await using store = await PeopleProject.start({
      sync: sync(`${names}  note: { template: "{{ note | upcase }}" }`),
    });
    await store.run([ann]);
    store.sent();
    expect([(await store.run([{ ...ann, note: 'Hello' }])).rows.unchanged, calls(store)]).toEqual([1, []]);
  });

  it('of one column sends that field alone', async () => {
    await using store = await PeopleProject.start({ sync: sync(`${names}  note: note`) });
    await store.run([ann, bob]);
    store.sent();
    await store.run([{ ...ann, last_name: 'Low' }, bob]);
    expect(calls(store)).toEqual([
      { customerUpdate: { input: { id: store.idOf('ann@example.com'), lastName: 'Low' } } },
    ]);
  });
});

/** The mutations since the last look, each with its variables. */
function calls(store: PeopleProject): readonly object[] {
  return store.sentCalls().map(({ rootFields, variables }) => ({ [rootFields.join('+')]: variables }));
}
