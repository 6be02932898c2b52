import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, plainMap, problems } from './people-project.ts';

const ann = { id: '1', email: 'ann@example.com', first_name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', first_name: 'Bob' };

describe('a customer that somebody else deleted', () => {
  it.each([
    ['hold', ['1 held gone'], { held: 1 }, 3, 0],
    ['ignore', ['1 unmatched gone'], { unmatched: 1 }, 0, 0],
    ['recreate', [], { delivered: 1 }, 0, 1],
  ])('on_gone: %s', async (onGone, listed, counted, exitCode, customers) => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\non_gone: ${onGone}\n${plainMap}` });
    await store.run([ann]);
    await store.write(`customerDelete(input: { id: "${store.idOf('ann@example.com')}" })`);
    const report = await store.run([{ ...ann, first_name: 'Anna' }]);
    expect([problems(report), outcomes(report), report.exitCode]).toEqual([listed, counted, exitCode]);
    expect(store.customers()).toHaveLength(customers);
    const again = await store.run();
    expect([again.rows.unchanged, again.things.outcomes.delivered]).toEqual([customers, 0]);
  });

  it.each(['hold', 'recreate'])(
    'is noticed when its present values are read, on_gone: %s',
    async (onGone) => {
      const sync = `mode: upsert\non_gone: ${onGone}
match: { email: email }
map: { email: email, tags: { column: tags, split: "," } }`;
      await using store = await PeopleProject.start({ sync });
      await store.run([{ ...ann, tags: 'a' }]);
      await store.write(`customerDelete(input: { id: "${store.idOf('ann@example.com')}" })`);
      await store.run([{ ...ann, tags: 'b' }]);
      expect(store.customers()).toEqual(onGone === 'hold' ? [] : [{ email: 'ann@example.com', tags: ['b'] }]);
    },
  );

  it.each(['clear', 'delete'])('counts as removed when its key leaves, on_removed: %s', async (removal) => {
    await using store = await PeopleProject.start({
      sync: `mode: mirror\non_removed: ${removal}\n${plainMap}`,
    });
    await store.run([ann, bob]);
    await store.write(`customerDelete(input: { id: "${store.idOf('ann@example.com')}" })`);
    expect(outcomes(await store.run([bob]))).toEqual({ delivered: 1 });
    expect((await store.run([bob])).things.removed).toBe(0);
  });
});

describe('a customer that was merged into another', () => {
  it('is held as gone, and moves nobody', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}` });
    await store.run([ann, bob]);
    await store.write(
      `customerMerge(customerOneId: "${store.idOf('ann@example.com')}", customerTwoId: "${store.idOf('bob@example.com')}")`,
    );
    const report = await store.run([{ ...ann, first_name: 'Anna' }, bob]);
    expect([problems(report), outcomes(report)]).toEqual([['1 held gone'], { held: 1 }]);
  });

  it('is matched again with on_gone: recreate, and held because its e-mail address names the other', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\non_gone: recreate\n${plainMap}` });
    await store.run([ann, bob]);
    const [one, two] = [store.idOf('ann@example.com'), store.idOf('bob@example.com')];
    await store.write(
      `customerMerge(customerOneId: "${one}", customerTwoId: "${two}", overrideFields: { customerIdOfEmailToKeep: "${one}" })`,
    );
    const report = await store.run([{ ...ann, first_name: 'Anna' }, bob]);
    expect([problems(report), outcomes(report)]).toEqual([['1 held owned_by_other'], { held: 1 }]);
    expect(store.customers()).toHaveLength(1);
  });
});

describe('a customer made by somebody else between look-up and create', () => {
  it('is matched once more and updated', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}` });
    let others = 1;
    store.project.clock.beforeCall = async (body) => {
      if (!body.includes('customerCreate') || others === 0) return;
      others -= 1;
      await store.write('customerCreate(input: { email: "ann@example.com", note: "theirs" })');
    };
    const report = await store.run([ann, bob]);
    expect([outcomes(report), store.customers()]).toEqual([
      { delivered: 2 },
      [
        { email: 'ann@example.com', firstName: 'Ann', note: 'theirs' },
        { email: 'bob@example.com', firstName: 'Bob' },
      ],
    ]);
    expect((await store.run()).rows.unchanged).toBe(2);
  });

  it('is left alone in mode insert', async () => {
    await using store = await PeopleProject.start({ sync: `mode: insert\nfirst_run: send\n${plainMap}` });
    store.project.clock.beforeCall = async (body) => {
      if (!body.includes('customerCreate') || store.customers().length > 0) return;
      await store.write('customerCreate(input: { email: "ann@example.com", note: "theirs" })');
    };
    const report = await store.run([ann]);
    expect([outcomes(report), store.customers()]).toEqual([
      { exists: 1 },
      [{ email: 'ann@example.com', note: 'theirs' }],
    ]);
  });
});
