import type { JournalEntry } from '@backstock/shopify-emulator';
import { describe, expect, it } from 'vitest';
import { PeopleProject, plainMap } from './people-project.ts';

const rows = 2000;

const people = Array.from({ length: rows }, (_none, index) => ({
  id: `C-${index}`,
  email: `c${index}@example.com`,
  first_name: `First ${index}`,
}));

/** A standard store: 2,000 points, 100 more each second. Answers take 100 to 400 ms. */
async function startStore(budgetShare: number): Promise<PeopleProject> {
  const store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}`, connection: { budgetShare } });
  const random = numbers();
  store.project.clock.latencyMs = () => 100 + 300 * random();
  return store;
}

/** A linear congruential generator: the same latencies in every run of the test. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Points charged ÷ points that the bucket and the share gave, from the end of the first burst to the last call. */
function usage(journal: readonly JournalEntry[], ratePerSecond: number): number {
  const afterBurst = journal.findIndex(({ available }) => (available ?? Infinity) < 200);
  const counted = journal.slice(afterBurst + 1);
  const points = counted.reduce((sum, { actualCost }) => sum + (actualCost ?? 0), 0);
  const seconds = (timeOf(counted.at(-1)) - timeOf(journal[afterBurst])) / 1000;
  return points / (seconds * ratePerSecond);
}

function timeOf(entry: JournalEntry | undefined): number {
  return Date.parse(entry?.time ?? '');
}

describe("a standard store's bucket", () => {
  it.each([1, 0.9])(
    'is used to at least 97 %% of our share of %d, and not overdrawn',
    { timeout: 120_000 },
    async (share) => {
      await using store = await startStore(share);
      const report = await store.run(people);
      const journal = store.emulator.control.journal();
      const throttled = journal.filter(({ answer }) => answer === 'throttled').length;
      expect(report.things.outcomes.delivered).toBe(rows);
      expect(share === 1 ? usage(journal, 100) : shareUsed(journal, share)).toBeGreaterThanOrEqual(0.97);
      expect(throttled / journal.length).toBeLessThanOrEqual(0.001);
    },
  );

  it('is what a plan tells: points within 5 %, time within 20 %', { timeout: 120_000 }, async () => {
    await using store = await startStore(0.9);
    const told: object[] = [];
    for (const rowsOfRun of [people, people.map((person) => ({ ...person, first_name: 'New' }))]) {
      store.rows(rowsOfRun);
      const { estimate } = await store.project.plan();
      const report = await store.run();
      const seconds = (report.endedAtMs - report.startedAtMs) / 1000;
      told.push({
        calls: [estimate?.calls, report.calls.writes],
        pointsFit: Math.abs((estimate?.points ?? 0) / report.calls.points - 1) <= 0.05,
        timeFits: Math.abs((estimate?.seconds ?? 0) / seconds - 1) <= 0.2,
      });
    }
    const right = { calls: [rows, rows], pointsFit: true, timeFits: true };
    expect(told).toEqual([right, right]);
  });
});

/** With a share the store's bucket stays fuller; our own part of it is given its burst first. */
function shareUsed(journal: readonly JournalEntry[], share: number): number {
  const points = journal.reduce((sum, { actualCost }) => sum + (actualCost ?? 0), 0);
  const seconds = (timeOf(journal.at(-1)) - timeOf(journal[0])) / 1000;
  return points / (2000 * share + seconds * 100 * share);
}
