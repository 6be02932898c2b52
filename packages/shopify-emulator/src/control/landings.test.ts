import { expect, test } from 'vitest';
import { createLandings } from './landings.ts';

test('what is due lands in the order of its moments, at its own time', () => {
  const clock = { time: 0, now: () => clock.time };
  const landings = createLandings(clock);
  const landed: (readonly [string, number])[] = [];
  const land = (name: string) => (at: { now(): number }) => void landed.push([name, at.now()]);
  landings.add({ dueMs: 50, keys: ['1 a'], land: land('late') });
  landings.add({ dueMs: 10, keys: [], land: land('early') });
  landings.add({ dueMs: 90, keys: ['1 b'], land: land('never') });
  landings.settle();
  expect(landed).toEqual([]);
  clock.time = 60;
  landings.settle();
  landings.settle();
  expect(landed).toEqual([
    ['early', 10],
    ['late', 50],
  ]);
  expect([landings.isUnderWay('1 a'), landings.isUnderWay('1 b')]).toEqual([false, true]);
  landings.clear();
  clock.time = 100;
  landings.settle();
  expect(landed).toHaveLength(2);
});
