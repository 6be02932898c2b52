import { chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import type { StateStore } from '../src/state/state-store.ts';
import { systemClock } from '../src/time/clock.ts';
import { hashOf, intentOf, spooledOf } from './processes/delivery.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const customers = { sync: 'customers', destination: 'store', object: 'customer' } as const;
const end = { endedAtMs: 1, status: 'ok', exitCode: 0, report: '{}' } as const;

async function open(file: string): Promise<StateStore> {
  return openSqliteState(file, { clock: systemClock });
}

async function beginRun(state: StateStore): Promise<number> {
  return state.beginRun((await state.openLedger(customers)).id, 0);
}

async function modesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const modes: Record<string, string> = { '.': ((await stat(folder)).mode & 0o777).toString(8) };
  for (const name of await readdir(folder))
    modes[name] = ((await stat(join(folder, name))).mode & 0o777).toString(8);
  return modes;
}

/** Whether any file of a folder holds a text. */
async function holds(folder: string, text: string): Promise<boolean> {
  const contents = await Promise.all(
    (await readdir(folder)).map(async (name) => readFile(join(folder, name))),
  );
  return contents.some((content) => content.includes(text));
}

describe('the files of a state', () => {
  test('can be read by their owner only, whatever the process allows', async () => {
    await using folder = await createTemporaryFolder();
    const before = process.umask(0);
    try {
      const file = join(folder.path, 'deep', 'er', 'state.db');
      const state = await open(file);
      await beginRun(state);
      expect(await modesIn(dirname(file))).toEqual({
        '.': '700',
        'state.db': '600',
        'state.db-open': '600',
        'state.db-run-customers': '600',
        'state.db-shm': '600',
        'state.db-wal': '600',
      });
      await state.close();
    } finally {
      process.umask(before);
    }
  });

  test('are closed to others when they were open to them', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await (await open(file)).close();
    await chmod(file, 0o644);
    const state = await open(file);
    await state.openLedger(customers);
    expect(await modesIn(folder.path)).toMatchObject({
      'state.db': '600',
      'state.db-wal': '600',
      'state.db-shm': '600',
    });
    await state.close();
  });

  test('keep nothing of a value once the run that needed it is settled', async () => {
    await using folder = await createTemporaryFolder();
    const state = await open(join(folder.path, 'state.db'));
    const run = await beginRun(state);
    const numbers = Array.from({ length: 400 }, (_, index) => index + 1);
    const secret = 'ada.lovelace@example.com';
    await state.spool(
      run,
      numbers.map((number) => {
        const spooled = spooledOf(number);
        return { ...spooled, change: { ...spooled.change, key: `${secret} ${'x'.repeat(2000)}` } };
      }),
    );
    await state.intend(run, [{ ...intentOf(1, numbers), body: `{"email":"${secret}"}` }]);
    expect(await holds(folder.path, secret)).toBe(true);
    await state.record(run, {
      closedIntents: ['call-1'],
      outcomes: numbers.map((change) => ({
        change,
        hash: hashOf(change),
        kind: 'added',
        outcome: 'delivered',
        fields: [],
        atMs: 0,
      })),
    });
    await state.endRun(run, end);
    expect(await holds(folder.path, secret)).toBe(false);
    expect(await holds(folder.path, 'person-7@example.com')).toBe(false);
    await state.close();
  });

  test('are given back their space when a spool goes', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    const state = await open(file);
    const run = await beginRun(state);
    for (let at = 0; at < 20_000; at += 1000) {
      await state.spool(
        run,
        Array.from({ length: 1000 }, (_, index) => spooledOf(at + index)),
      );
    }
    await state.endRun(run, end);
    await state.close();
    expect((await stat(file)).size).toBeLessThan(200_000);
  });
});

test('the journal of calls is kept for 7 days', async () => {
  await using folder = await createTemporaryFolder();
  const file = join(folder.path, 'state.db');
  const state = await open(file);
  const ledger = await state.openLedger(customers);
  const day = 24 * 60 * 60 * 1000;
  const call = {
    name: 'customerSet',
    kind: 'write',
    operations: 2,
    attempts: 1,
    tookMs: 12.5,
    status: 'ok',
  } as const;
  const first = await state.beginRun(ledger.id, day);
  await state.record(first, {
    calls: [
      { ...call, startedAtMs: day - 1 },
      {
        ...call,
        startedAtMs: day,
        intent: 'call-1',
        requestedPoints: 20,
        actualPoints: 9.5,
        requestId: 'abc',
      },
    ],
  });
  await state.endRun(first, end);
  await state.beginRun(ledger.id, 8 * day);
  await state.close();
  const connection = new DatabaseSync(file, { readOnly: true });
  const rows = connection.prepare('select * from calls').all();
  connection.close();
  expect(rows.map((row) => ({ ...row }))).toEqual([
    {
      number: 2,
      run: first,
      intent: 'call-1',
      name: 'customerSet',
      kind: 'write',
      operations: 2,
      attempts: 1,
      requested_points: 20,
      actual_points: 9.5,
      started_at: day,
      took_ms: 12.5,
      status: 'ok',
      request_id: 'abc',
    },
  ]);
});

describe('a state that cannot be used', () => {
  test('is not a database', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await writeFile(file, 'This is a letter, and not a state. '.repeat(100));
    await expect(open(file)).rejects.toMatchObject({
      code: 'STATE.DAMAGED',
      fix: expect.stringContaining('copy'),
    });
    expect((await readFile(file, 'utf8')).startsWith('This is a letter')).toBe(true);
  });

  test('was cut short', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await (await open(file)).close();
    await truncate(file, 8192);
    await expect(open(file)).rejects.toMatchObject({ code: 'STATE.DAMAGED' });
  });

  test('was overwritten in its middle', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    const made = await open(file);
    await made.openLedger(customers);
    await made.close();
    const content = await readFile(file);
    await writeFile(file, content.fill(0xaa, 4096));
    const use = async (): Promise<unknown> => (await open(file)).openLedger(customers);
    await expect(use()).rejects.toMatchObject({ code: 'STATE.DAMAGED' });
  });

  test('is of a newer version', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await (await open(file)).close();
    const connection = new DatabaseSync(file);
    connection.exec('insert into state_formats (format, since_ms) values (99, 0)');
    connection.close();
    await expect(open(file)).rejects.toMatchObject({
      code: 'STATE.NEWER',
      fix: expect.stringContaining('version'),
    });
  });

  test('is a folder, or lies in a file', async () => {
    await using folder = await createTemporaryFolder();
    await mkdir(join(folder.path, 'state.db'));
    await writeFile(join(folder.path, 'file'), '');
    await expect(open(join(folder.path, 'state.db'))).rejects.toMatchObject({ code: 'STATE.UNREACHABLE' });
    await expect(open(join(folder.path, 'file', 'state.db'))).rejects.toMatchObject({
      code: 'STATE.UNREACHABLE',
    });
  });
});
