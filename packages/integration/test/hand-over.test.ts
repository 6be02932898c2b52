import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, problems } from './people-project.ts';

const map = `
match: { email: email }
map: { email: email, phone: phone, firstName: first_name }
`;

const ann = { id: '1', email: 'ann@example.com', phone: '+16135550101', first_name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', phone: '+16135550102', first_name: 'Bob' };

describe('a unique value handed over', () => {
  it.each([
    ['e-mail address', 'email', 'new@example.com'],
    ['phone number', 'phone', '+16135550199'],
  ] as const)('goes with its present owner first: %s', async (_what, column, fresh) => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
    await store.run([ann, bob]);
    const report = await store.run([
      { ...ann, [column]: bob[column] },
      { ...bob, [column]: fresh },
    ]);
    expect([outcomes(report), problems(report)]).toEqual([{ delivered: 2 }, []]);
    expect(store.customers()).toMatchObject([
      { firstName: 'Ann', [column]: bob[column] },
      { firstName: 'Bob', [column]: fresh },
    ]);
    expect((await store.run()).rows.unchanged).toBe(2);
  });

  it('goes along a chain, with a newcomer at its end', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
    const people = ['a', 'b', 'c', 'd'].map((name) => ({ id: name, email: `${name}@example.com` }));
    await store.run(people);
    const shifted = people.map((person, index) => ({ ...person, email: `${'bcde'[index]}@example.com` }));
    const report = await store.run([{ id: 'new', email: 'a@example.com' }, ...shifted]);
    expect([outcomes(report), problems(report)]).toEqual([{ delivered: 5 }, []]);
    expect(store.customers()).toEqual(
      ['b', 'c', 'd', 'e', 'a'].map((name) => ({ email: `${name}@example.com` })),
    );
  });

  it('goes to a newcomer who does not match by it', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
    await store.run([ann]);
    const report = await store.run([
      { ...bob, phone: ann.phone },
      { ...ann, phone: '+16135550199' },
    ]);
    expect([outcomes(report), problems(report)]).toEqual([{ delivered: 2 }, []]);
  });

  it('is freed by a removal before a change takes it', async () => {
    await using store = await PeopleProject.start({ sync: `mode: mirror\non_removed: clear\n${map}` });
    await store.run([ann, bob]);
    const report = await store.run([{ ...bob, phone: ann.phone }]);
    expect([outcomes(report), problems(report)]).toEqual([{ delivered: 2 }, []]);
    expect(store.customers()).toEqual([
      { email: 'ann@example.com' },
      { email: 'bob@example.com', phone: '+16135550101', firstName: 'Bob' },
    ]);
  });

  it('between two who swap holds both, by name, and stops nobody else', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
    const cy = { id: '3', email: 'cy@example.com' };
    await store.run([ann, bob, cy]);
    const swapped = [
      { ...ann, phone: bob.phone },
      { ...bob, phone: ann.phone },
    ];
    const report = await store.run([...swapped, { ...cy, first_name: 'Cy' }]);
    expect([problems(report), outcomes(report)]).toEqual([
      ['1 held swap', '2 held swap'],
      { delivered: 1, held: 2 },
    ]);
    expect(report.problems[0]?.reason?.message).toContain('"1", "2"');
    expect(outcomes(await store.run([{ ...ann, phone: null }, bob, { ...cy, first_name: 'Cy' }]))).toEqual({
      delivered: 1,
    });
  });
});
