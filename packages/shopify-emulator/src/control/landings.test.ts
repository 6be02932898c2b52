import { expect, test } from 'vitest';
import { createLandings } from './landings.ts';

test('what is due lands in the order of its moments, at its own time', () => {
  const clock = { time: 0, now: () => clock.time };
  const landings = createLandings(clock);
  const landed: (readonly [string, number])[] = [];
  const land = (name: string) => (at: { now(): number }) => void landed.push([name, at.now()]);
  landings.add({ dueMs: 50, land: land('late') });
  landings.add({ dueMs: 10, land: land('early') });
  landings.add({ dueMs: 90, land: land('never') });
  landings.settle();
  expect(landed).toEqual([]);
  clock.time = 60;
  landings.settle();
  landings.settle();
  expect(landed).toEqual([
    ['early', 10],
    ['late', 50],
  ]);
  landings.clear();
  clock.time = 100;
  landings.settle();
  expect(landed).toHaveLength(2);
});
