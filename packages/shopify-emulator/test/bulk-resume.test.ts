import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { customerCreate, customerLines, fetchLines, runQuery, show, startMutation } from './bulk-store.ts';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

async function customersIn(store: LocalStore): Promise<number> {
  return Number(at(await store.get('{ customersCount { count } }'), 'count'));
}

test('a mutation goes on where it was when its shop was dumped', async () => {
  await using store = await openStore();
  const { clock, dump, load } = bound(store);
  const id = await startMutation(store, customerCreate, customerLines(400));
  clock.advance(2_000);
  const before = await show(store, id);
  expect(before.status).toBe('RUNNING');
  const dumped = [...dump()];
  clock.advance(60_000);
  expect(await customersIn(store)).toBe(400);
  await load(dumped);
  expect(await show(store, id)).toEqual(before);
  expect(await customersIn(store)).toBe(Number(before.objectCount));
  clock.advance(60_000);
  const { status, objectCount, url } = await show(store, id);
  expect({ status, objectCount }).toEqual({ status: 'COMPLETED', objectCount: '400' });
  const lines = await fetchLines(url);
  expect(new Set(lines.map((line) => line['__lineNumber'])).size).toBe(400);
  expect(await customersIn(store)).toBe(400);
});

test('a query begins anew when its shop was dumped', async () => {
  await using store = await openStore();
  const { clock, dump, load, settings } = bound(store);
  await startMutation(store, customerCreate, customerLines(600));
  clock.advance(60_000);
  settings({ bulkPace: { objectsPerSecond: 100, spread: 0 } });
  const id = idAt(await runQuery(store, '{ customers { edges { node { email } } } }'), 'bulkOperation');
  clock.advance(1_300);
  expect(await show(store, id)).toMatchObject({ status: 'RUNNING', objectCount: '250' });
  await load([...dump()]);
  clock.advance(60_000);
  const { url } = await show(store, id);
  expect(new Set((await fetchLines(url)).map((line) => line['email'])).size).toBe(600);
});

function bound(store: LocalStore) {
  const { control } = store.emulator;
  return {
    clock: control.clock,
    dump: () => control.dump(),
    load: async (chunks: readonly string[]) => control.load(chunks),
    settings: (change: Parameters<typeof control.settings>[0]) => control.settings(change),
  };
}

test('with a clock that runs, work goes on by itself, and requests are answered in between', async () => {
  await using store = await openStore({});
  store.emulator.control.settings({ bulkPace: { linesPerSecond: 1_000_000, spread: 0 } });
  const id = await startMutation(store, customerCreate, customerLines(3_000));
  const counts: number[] = [];
  for (let shown = await show(store, id); shown.status !== 'COMPLETED'; shown = await show(store, id)) {
    counts.push(Number(shown.objectCount));
    await nextTurn();
  }
  expect(counts.some((count) => count > 0 && count < 3_000)).toBe(true);
  expect(await customersIn(store)).toBe(3_000);
});
