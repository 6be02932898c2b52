import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, plainMap, problems } from './people-project.ts';

const ann = { id: '1', email: 'ann@example.com', first_name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', first_name: 'Bob' };
const day = 24 * 3_600_000;

describe('insert', () => {
  it('sends a key once, ignores later changes, and remembers it after it left', async () => {
    await using store = await PeopleProject.start({ sync: `mode: insert\nfirst_run: send\n${plainMap}` });
    expect(outcomes(await store.run([ann, bob]))).toEqual({ delivered: 2 });
    await store.run([bob]);
    store.sent();
    const report = await store.run([{ ...ann, first_name: 'Anna' }, bob]);
    expect([report.rows.ignored, report.rows.unchanged, store.sent()]).toEqual([1, 1, []]);
  });

  it('leaves a customer alone that exists, and remembers the key', async () => {
    await using store = await PeopleProject.start({ sync: `mode: insert\nfirst_run: send\n${plainMap}` });
    await store.write('customerCreate(input: { email: "ann@example.com", note: "theirs" })');
    const report = await store.run([ann, bob]);
    expect([outcomes(report), report.exitCode]).toEqual([{ delivered: 1, exists: 1 }, 0]);
    await store.write(`customerDelete(input: { id: "${store.idOf('ann@example.com')}" })`);
    expect((await store.run([{ ...ann, first_name: 'Anna' }, bob])).rows.ignored).toBe(1);
    expect(store.customers()).toEqual([{ email: 'bob@example.com', firstName: 'Bob' }]);
  });

  it('ignores rows that first_run: from does not name, and sends them once it does', async () => {
    await using store = await PeopleProject.start({
      sync: `mode: insert\nfirst_run: { from: "tier = 'new'" }\n${plainMap}`,
      predicates: {
        "tier = 'new'": (value) => {
          const tier = value('tier');
          return tier === null ? null : tier === 'new';
        },
      },
    });
    const report = await store.run([
      { ...ann, tier: 'old' },
      { ...bob, tier: 'new' },
      { ...ann, id: '3' },
    ]);
    expect([report.rows.ignored, outcomes(report)]).toEqual([2, { delivered: 1 }]);
    expect(
      outcomes(
        await store.run([
          { ...ann, tier: 'new' },
          { ...bob, tier: 'new' },
        ]),
      ),
    ).toEqual({ delivered: 1 });
  });

  it('sends a refused row with its latest values', async () => {
    await using store = await PeopleProject.start({ sync: `mode: insert\nfirst_run: send\n${plainMap}` });
    await store.run([{ ...ann, email: 'no address' }]);
    expect(outcomes(await store.run([{ ...ann, first_name: 'Anna' }]))).toEqual({ delivered: 1 });
    expect(store.customers()).toEqual([{ email: 'ann@example.com', firstName: 'Anna' }]);
  });
});

describe('update', () => {
  it('never creates; looks again when the row changes, else after a day', async () => {
    await using store = await PeopleProject.start({ sync: `mode: update\n${plainMap}` });
    const first = await store.run([ann, bob]);
    expect([outcomes(first), first.exitCode, store.sent()]).toEqual([{ unmatched: 2 }, 0, []]);
    await store.write('customerCreate(input: { email: "ann@example.com" })');
    await store.write('customerCreate(input: { email: "bob@example.com" })');
    const soon = await store.run([{ ...ann, first_name: 'Anna' }, bob]);
    expect([outcomes(soon), soon.carriedOver]).toEqual([{ delivered: 1, unmatched: 1 }, { unmatched: 1 }]);
    store.project.clock.advance(day);
    expect(outcomes(await store.run())).toEqual({ delivered: 1 });
    expect(store.customers()).toMatchObject([{ firstName: 'Anna' }, { firstName: 'Bob' }]);
  });
});

describe('mirror', () => {
  it.each([
    ['clear', [{ email: 'ann@example.com', note: 'theirs' }]],
    ['delete', []],
    ['{ set: { note: { const: gone } } }', [{ email: 'ann@example.com', firstName: 'Ann', note: 'gone' }]],
  ])('on_removed: %s, and back', async (removal, left) => {
    await using store = await PeopleProject.start({
      sync: `mode: mirror\non_removed: ${removal}\n${plainMap}`,
    });
    await store.run([ann, bob]);
    await store.write(`customerUpdate(input: { id: "${store.idOf('ann@example.com')}", note: "theirs" })`);
    const removed = await store.run([bob]);
    expect([removed.things.removed, outcomes(removed)]).toEqual([1, { delivered: 1 }]);
    expect(store.customers().slice(0, left.length)).toEqual(left);
    expect(outcomes(await store.run([bob]))).toEqual({});
    expect(outcomes(await store.run([{ ...ann, first_name: 'Anna' }, bob]))).toEqual({ delivered: 1 });
    expect(store.customers()).toContainEqual(
      expect.objectContaining({ email: 'ann@example.com', firstName: 'Anna' }),
    );
    expect((await store.run()).rows.unchanged).toBe(2);
  });

  it('leaves a key that returned alone with on_return: ignore', async () => {
    await using store = await PeopleProject.start({
      sync: `mode: mirror\non_removed: clear\non_return: ignore\n${plainMap}`,
    });
    await store.run([ann, bob]);
    await store.run([bob]);
    store.sent();
    const report = await store.run([ann, bob]);
    expect([report.rows.ignored, store.sent(), report.exitCode]).toEqual([1, [], 0]);
  });

  it('restores a returned key with its whole values although none of them changed', async () => {
    await using store = await PeopleProject.start({ sync: `mode: mirror\non_removed: clear\n${plainMap}` });
    await store.run([ann, bob]);
    await store.run([bob]);
    await store.run([ann, bob]);
    expect(store.customers()[0]).toEqual({ email: 'ann@example.com', firstName: 'Ann' });
  });

  it('reports a removal that Shopify refuses, and tries it again', async () => {
    await using store = await PeopleProject.start({ sync: `mode: mirror\non_removed: delete\n${plainMap}` });
    await store.run([ann, bob]);
    store.emulator.control.armFault({
      kind: 'refuse',
      field: 'customerDelete',
      message: 'Customer can’t be deleted because they have associated orders',
    });
    const report = await store.run([bob]);
    expect([problems(report).length, outcomes(report), store.customers().length]).toEqual([
      1,
      { refused: 1 },
      2,
    ]);
    store.project.clock.advance(day);
    await store.run([bob]);
    expect(store.customers()).toHaveLength(1);
  });
});

describe('upsert', () => {
  it('lists keys that left and does nothing to their customers', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}` });
    await store.run([ann, bob]);
    store.sent();
    const report = await store.run([bob]);
    expect([report.left, outcomes(report), store.sent()]).toEqual([1, {}, []]);
    expect((await store.run([ann, bob])).rows.unchanged).toBe(2);
  });

  it('does not remove keys that left before on_removed was switched on', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}` });
    await store.run([ann, bob]);
    await store.run([bob]);
    store.edit(`mode: upsert\non_removed: delete\n${plainMap}`);
    expect([outcomes(await store.run([bob])), store.customers().length]).toEqual([{}, 2]);
  });
});
