import { parseSyncs } from '@backstock/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scheduleSyncs, type ScheduledSync } from './schedule-syncs.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scheduled(schedule: string): ScheduledSync {
  const [sync] = parseSyncs(
    `sync: customers
source: warehouse
model: { table: customers, primary_key: id }
destination: store
object: customer
mode: upsert
match: { email: email }
map: { email: email }
schedule: ${schedule}
`,
    'syncs/customers.yaml',
  );
  if (sync?.schedule === undefined) throw new Error('no schedule');
  return { ...sync, schedule: sync.schedule };
}

/** The times at which the sync was due between two moments. */
async function dueBetween(schedule: string, from: string, to: string): Promise<readonly string[]> {
  vi.setSystemTime(new Date(from));
  const due: string[] = [];
  const running = await scheduleSyncs([scheduled(schedule)], {
    due: () => due.push(new Date().toISOString().slice(0, 16)),
    missed: () => due.push('missed'),
  });
  await vi.advanceTimersByTimeAsync(Date.parse(to) - Date.parse(from));
  await running.stop();
  return due;
}

test('a cron expression is read in its time zone', async () => {
  const schedule = '{ cron: "30 6 * * *", timezone: America/New_York }';
  expect(await dueBetween(schedule, '2026-01-10T11:00:00Z', '2026-01-10T12:00:00Z')).toEqual([
    '2026-01-10T11:30',
  ]);
});

test('a time that the clocks skip in the spring is kept once, when the gap ends', async () => {
  const schedule = '{ cron: "30 2 * * *", timezone: Europe/Berlin }';
  expect(await dueBetween(schedule, '2026-03-29T00:40:00Z', '2026-03-29T02:40:00Z')).toEqual([
    '2026-03-29T01:00',
  ]);
});

test('a time that the clocks repeat in the autumn is kept once', async () => {
  const schedule = '{ cron: "30 2 * * *", timezone: Europe/Berlin }';
  expect(await dueBetween(schedule, '2026-10-24T23:50:00Z', '2026-10-25T02:50:00Z')).toHaveLength(1);
});

test('every: is a schedule too', async () => {
  expect(await dueBetween('{ every: 15m }', '2026-01-10T11:01:00Z', '2026-01-10T11:40:00Z')).toEqual([
    '2026-01-10T11:15',
    '2026-01-10T11:30',
  ]);
});
