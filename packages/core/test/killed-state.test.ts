import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StateStore } from '../src/state/state-store.ts';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../src/time/clock.ts';
import { deliveredFields, hashOf, intentOf, perCall, spooledOf, storeIdOf } from './processes/delivery.ts';
import { startProcess, type TestProcess } from './processes/start-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const customers = { sync: 'customers', destination: 'store', object: 'customer' } as const;

async function linesUntil(child: TestProcess, line: string): Promise<void> {
  while ((await child.nextLine()) !== line);
}

function lastCall(lines: readonly string[], word: string, least: number): number {
  const calls = lines
    .filter((line) => line.startsWith(word))
    .map((line) => Number(line.slice(word.length + 1)));
  return Math.max(least, ...calls);
}

function numbersOf(call: number): readonly number[] {
  return Array.from({ length: perCall }, (_, index) => (call - 1) * perCall + index + 1);
}

/** Calls that are recorded as a whole; fails where one is recorded in part. */
async function recordedCalls(state: StateStore, ledger: number, run: number): Promise<number> {
  const outcomes = new Set((await state.readRunOutcomes(run, 1_000_000)).map(({ change }) => change));
  let call = 1;
  for (; ; call += 1) {
    const numbers = numbersOf(call);
    const entries = await state.readEntries(ledger, numbers.map(hashOf));
    const found = entries.filter((entry) => entry !== undefined);
    expect(numbers.filter((number) => outcomes.has(number))).toHaveLength(found.length);
    if (found.length === 0) break;
    expect(entries).toEqual(
      numbers.map((number) => ({
        hash: hashOf(number),
        key: `C-${number}`,
        storeId: storeIdOf(number),
        presence: 'owned',
        fields: deliveredFields(number),
        sequence: number,
      })),
    );
  }
  expect(outcomes.size).toBe((call - 1) * perCall);
  return call - 1;
}

/**
 * Checks what must hold after a kill, whenever it came, given the last calls that the process said it intended and
 * recorded, and begins the next run. Gives how the runs then stand.
 */
async function settleKilled(
  state: StateStore,
  said: { readonly intended: number; readonly recorded: number },
): Promise<readonly string[]> {
  const ledger = await state.openLedger(customers);
  const [dead] = await state.readRuns('customers', 1);
  if (dead === undefined) throw new Error('The run is not in the state');
  expect(dead.status).toBe('running');
  const next = await state.beginRun(ledger.id, 1);
  const recorded = await recordedCalls(state, ledger.id, dead.id);
  expect(recorded).toBeGreaterThanOrEqual(said.recorded);
  expect(recorded).toBeLessThanOrEqual(said.intended + 1);
  expect(ledger).toMatchObject({ sequence: recorded * perCall, owned: recorded * perCall });

  const open = await state.openIntents(ledger.id);
  const calls = said.intended > recorded ? [recorded + 1] : open.map(({ intent }) => intent.sentAtMs);
  expect(open).toEqual(
    calls.map((call) => ({
      run: dead.id,
      intent: intentOf(call, numbersOf(call)),
      changes: numbersOf(call).map(spooledOf),
    })),
  );
  expect(calls.filter((call) => call !== recorded + 1)).toEqual([]);

  await state.record(next, { closedIntents: open.map(({ intent }) => intent.id) });
  const everything = Array.from({ length: (recorded + 2) * perCall }, (_, index) => index + 1);
  expect(await state.readSpooled(dead.id, everything)).toEqual([]);
  return (await state.readRuns('customers', 9)).map(({ status }) => status);
}

describe('a state whose process was killed', () => {
  test('holds the intent of a call that left, with its changes, and nothing of its outcome', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await using child = startProcess(new URL('./processes/intend-and-wait.ts', import.meta.url), file);
    expect(await child.nextLine()).toBe('intended 1');
    await child.kill();
    const state = await openSqliteState(file, { clock: systemClock });
    const statuses = await settleKilled(state, { intended: 1, recorded: 0 });
    expect(statuses).toEqual(['running', 'interrupted']);
    await state.close();
  });

  test.each([1, 3, 7, 20, 60])(
    'holds every recording as a whole or not at all (killed after call %i)',
    async (call) => {
      await using folder = await createTemporaryFolder();
      const file = join(folder.path, 'state.db');
      await using child = startProcess(new URL('./processes/deliver-until-killed.ts', import.meta.url), file);
      await linesUntil(child, `${call % 2 === 0 ? 'intended' : 'recorded'} ${call}`);
      const rest = await child.kill();
      const state = await openSqliteState(file, { clock: systemClock });
      const recorded = lastCall(rest, 'recorded', call % 2 === 0 ? call - 1 : call);
      const statuses = await settleKilled(state, { intended: lastCall(rest, 'intended', call), recorded });
      expect(statuses).toEqual(['running', 'interrupted']);
      await state.close();
    },
  );
});

describe('the lock of a running sync', () => {
  test('keeps other processes away, and dies with its process', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await using first = startProcess(new URL('./processes/hold-run.ts', import.meta.url), file);
    expect(await first.nextLine()).toBe('run 1');
    await using second = startProcess(new URL('./processes/hold-run.ts', import.meta.url), file);
    expect(await second.nextLine()).toBe('RUN.ALREADY_RUNNING');
    await first.kill();
    await using third = startProcess(new URL('./processes/hold-run.ts', import.meta.url), file);
    expect(await third.nextLine()).toBe('run 2');
    const state = await openSqliteState(file, { clock: systemClock });
    expect((await state.readRuns('customers', 9)).map(({ status }) => status)).toEqual([
      'running',
      'interrupted',
    ]);
    await state.close();
  });

  test('outlives a collection of memory', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await using first = startProcess(new URL('./processes/hold-run-and-collect.ts', import.meta.url), file);
    expect(await first.nextLine()).toBe('run 1');
    await using second = startProcess(new URL('./processes/hold-run.ts', import.meta.url), file);
    expect(await second.nextLine()).toBe('RUN.ALREADY_RUNNING');
  });

  test('is held by one of several processes that make the state at the same time', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state', 'state.db');
    const children = Array.from({ length: 3 }, () =>
      startProcess(new URL('./processes/hold-run.ts', import.meta.url), file),
    );
    const lines = await Promise.all(children.map(async (child) => child.nextLine()));
    await Promise.all(children.map(async (child) => child.kill()));
    expect(lines.sort()).toEqual(['RUN.ALREADY_RUNNING', 'RUN.ALREADY_RUNNING', 'run 1']);
  });
});
