import { startEmulator, type Emulator, type Fault } from '@backstock/shopify-emulator';
import { temporaryFolder } from '@backstock/testkit';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fullSync, isMutation } from './people-project.ts';
import type { Person } from './people-rows.ts';
import type { ChildOrder, Halt } from './processes/child-order.ts';
import { runInChild, startChild } from './processes/start-child.ts';
import { storeCustomers } from './store-customers.ts';

const yaml = fullSync(`mode: mirror
on_removed: clear
match: { email: email }
map:
  email: email
  firstName: first_name
  tags: { column: tags, split: "," }
  metafields.crm.points: { column: points, type: number_decimal }
`);

function person(index: number, version: string): Person {
  return {
    id: `C-${index}`,
    email: `c${index}@example.com`,
    first_name: `${version} ${index}`,
    tags: `all,${version}`,
    points: `${index}.${version.length}`,
  };
}

function people(count: number, version: string): readonly Person[] {
  return Array.from({ length: count }, (_none, index) => person(index, version));
}

/** What the store has to hold, told from the rows alone; in the order of e-mail addresses. */
function wanted(rows: readonly Person[]): readonly unknown[] {
  return rows
    .map(({ email, first_name: name, tags, points }) => [email, name, String(tags).split(','), points])
    .toSorted(byText);
}

function present(emulator: Emulator): readonly unknown[] {
  return storeCustomers(emulator)
    .map(({ email, firstName, tags, metafields }) => [email, firstName, tags, pointsOf(metafields)])
    .toSorted(byText);
}

function pointsOf(metafields: Readonly<Record<string, unknown>> | undefined): unknown {
  const found = metafields?.['crm.points'];
  return typeof found === 'object' && found !== null && 'value' in found ? found.value : found;
}

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

async function startHistory() {
  const folder = await temporaryFolder('backstock-kill-');
  const emulator = await startEmulator({ plan: 'enterprise' });
  const order = (rows: readonly Person[], halt?: Halt): ChildOrder => ({
    yaml,
    url: emulator.url,
    stateFile: join(folder.path, 'state.db'),
    gateImage: join(folder.path, 'people.gate'),
    people: rows,
    ...(halt === undefined ? {} : { halt }),
  });
  return {
    emulator,
    start: (rows: readonly Person[], halt?: Halt) => startChild(order(rows, halt), folder.path),
    run: (rows: readonly Person[]) => runInChild(order(rows), folder.path),
    async [Symbol.asyncDispose]() {
      await emulator[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

type History = Awaited<ReturnType<typeof startHistory>>;

/** What the two runs after a killed one say and leave. */
async function aftermath(history: History, rows: readonly Person[]): Promise<object> {
  const next = await history.run(rows);
  const customers = present(history.emulator);
  history.emulator.control.clearJournal();
  const third = await history.run(rows);
  const writes = history.emulator.control.journal().filter(isMutation);
  return { status: next.status, exitCode: next.exitCode, customers, unchanged: third.rows.unchanged, writes };
}

/** The next run ends right, nobody is there twice, and the run after it has nothing to do. */
function endedWell(rows: readonly Person[], others: readonly unknown[] = []): object {
  const customers = [...wanted(rows), ...others].toSorted(byText);
  return { status: 'ok', exitCode: 0, customers, unchanged: rows.length, writes: [] };
}

const mutations = ['customerCreate', 'customerUpdate', 'tagsAdd', 'metafieldsSet'] as const;

/** The state before the run that is killed, and the rows of that run. */
async function prepare(history: History, mutation: (typeof mutations)[number]): Promise<readonly Person[]> {
  if (mutation === 'customerCreate') return people(12, 'first');
  await history.run(people(12, 'first'));
  if (mutation !== 'metafieldsSet') return people(12, 'second');
  return people(12, 'first').map((row) => ({ ...row, points: '77.5' }));
}

describe.each(mutations)('a process killed at %s', (mutation) => {
  it.each(['before the send', 'after the reply'] as const)('%s', async (moment) => {
    await using history = await startHistory();
    const rows = await prepare(history, mutation);
    const child = await history.start(rows, { moment, mutation, nth: mutation === 'metafieldsSet' ? 1 : 4 });
    expect(await child.nextLine()).toBe('halted');
    await child.kill();
    expect(await aftermath(history, rows)).toEqual(endedWell(rows));
  });

  it('after the send, before the reply', async () => {
    await using history = await startHistory();
    const rows = await prepare(history, mutation);
    const { control } = history.emulator;
    const fault: Fault = {
      kind: 'delay',
      delayMs: 400,
      field: mutation,
      nth: mutation === 'metafieldsSet' ? 1 : 4,
    };
    control.armFault(fault);
    const child = await history.start(rows);
    while (control.faults().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await child.kill();
    expect(await aftermath(history, rows)).toEqual(endedWell(rows));
  });
});

describe('a process killed at any moment', () => {
  const count = 300;
  /** How many writes the store sees of each run before it is killed; about. */
  const moments = [1, 2, 3, 5, 7, 9, 12, 15, 18, 21];

  it.each([
    ['creating', (rows: readonly Person[]) => rows],
    [
      'updating and removing',
      (rows: readonly Person[]) =>
        rows.slice(0, -10).map((row, index) => ({ ...person(index, 'second'), id: row.id })),
    ],
  ])('while %s, again and again, ends right', { timeout: 120_000 }, async (what, next) => {
    await using history = await startHistory();
    const first = people(count, 'first');
    if (what !== 'creating') await history.run(first);
    const rows = next(first);
    const killed: boolean[] = [];
    for (const moment of moments) killed.push(await killAfter(history, rows, moment));
    expect(killed).toEqual(moments.map(() => true));
    const left = first.slice(rows.length).map(({ email }) => [email, undefined, undefined, undefined]);
    expect(await aftermath(history, rows)).toEqual(endedWell(rows, left));
  });
});

/** Kills a run once the store has seen so many more writes of it. False: it had ended before. */
async function killAfter(history: History, rows: readonly Person[], writes: number): Promise<boolean> {
  const { control } = history.emulator;
  const seen = (): number => control.journal().filter(isMutation).length;
  const goal = seen() + writes;
  const child = await history.start(rows);
  const report = child.nextLine();
  const progress = { ended: false };
  const watched = report.then((line) => {
    progress.ended = true;
    return line;
  });
  while (!progress.ended && seen() < goal) await new Promise((resolve) => setTimeout(resolve, 1));
  await child.kill();
  return (await watched) === undefined;
}
