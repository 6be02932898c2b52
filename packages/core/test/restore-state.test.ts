import { lstat, mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { advanceDelivered } from '../src/ledger/advance.ts';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import type { StateStore } from '../src/state/state-store.ts';
import { backupSqliteState, restoreSqliteState } from '../src/state/upkeep/sqlite-upkeep.ts';
import { systemClock } from '../src/time/clock.ts';
import { deliveredFields, hashOf, storeIdOf } from './processes/delivery.ts';
import { startProcess } from './processes/start-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const customers = { sync: 'customers', destination: 'store', object: 'customer' } as const;
const label = { takenAtMs: 5000, keyCheck: '0123456789abcdef' } as const;
const nowMs = Date.UTC(2026, 10, 28, 15);
const asideName = 'state.db.before-restore-2026-11-28T15-00-00.000Z';

async function open(file: string): Promise<StateStore> {
  return openSqliteState(file, { clock: systemClock });
}

/** One more run that delivers a thing. */
async function deliverOne(file: string, number: number): Promise<void> {
  const state = await open(file);
  const run = await state.beginRun((await state.openLedger(customers)).id, 1000);
  const delivered = { storeId: storeIdOf(number), fields: deliveredFields(number) };
  await state.record(run, { advances: [advanceDelivered({ hash: hashOf(number) }, undefined, delivered)] });
  await state.endRun(run, { endedAtMs: 2000, status: 'ok', exitCode: 0, report: '{}' });
  await state.close();
}

async function owned(file: string): Promise<number> {
  const state = await open(file);
  try {
    return (await state.openLedger(customers)).owned;
  } finally {
    await state.close();
  }
}

/** A state with two things, and a backup that knows one of them. */
async function writeBoth(folder: string): Promise<{ readonly file: string; readonly backup: string }> {
  const [file, backup] = [join(folder, 'state.db'), join(folder, 'backup.db')];
  await deliverOne(file, 1);
  await backupSqliteState(file, backup, { replace: false, label });
  await deliverOne(file, 2);
  return { file, backup };
}

describe('a restore', () => {
  test('puts the backup in place, keeps what was there, and tells what the backup knew', async () => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    const restored = await restoreSqliteState(file, backup, { nowMs });
    expect(restored).toMatchObject({
      aside: join(folder.path, asideName),
      label,
      verdict: { ledgers: [{ ...customers, owned: 1, sequence: 1, lastRun: { id: 1, status: 'ok' } }] },
    });
    expect([await owned(file), await owned(join(folder.path, asideName))]).toEqual([1, 2]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await deliverOne(file, 3);
    expect(await owned(file)).toBe(2);
  });

  test('replaces the file that a link leads to, and not the link', async () => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    const linked = join(folder.path, 'linked.db');
    await symlink(file, linked);
    expect(await restoreSqliteState(linked, backup, { nowMs })).toMatchObject({
      aside: join(folder.path, asideName),
    });
    expect([(await lstat(linked)).isSymbolicLink(), await owned(file)]).toEqual([true, 1]);
  });

  test('makes a state where there is none', async () => {
    await using folder = await createTemporaryFolder();
    const { backup } = await writeBoth(folder.path);
    const file = join(folder.path, 'new', 'state.db');
    const restored = await restoreSqliteState(file, backup, { nowMs });
    expect([restored.aside, await owned(file)]).toEqual([undefined, 1]);
  });

  test.each([
    ['something else', async (file: string) => writeFile(file, 'a letter '.repeat(1000))],
    ['cut short', async (file: string) => truncate(file, 8192)],
    ['emptied', async (file: string) => truncate(file, 0)],
  ])('takes the place of a state that is %s', async (_name, damage) => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    await damage(file);
    const damaged = await readFile(file);
    await restoreSqliteState(file, backup, { nowMs });
    expect(await owned(file)).toBe(1);
    expect(await readFile(join(folder.path, asideName))).toEqual(damaged);
  });

  test('is refused while a process has the state open, and goes once it ended', async () => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    await using child = startProcess(new URL('./processes/hold-run.ts', import.meta.url), file);
    expect(await child.nextLine()).toBe('run 3');
    await expect(restoreSqliteState(file, backup, { nowMs })).rejects.toMatchObject({
      code: 'STATE.LOCKED',
      message: `The state "${file}" is open in another process`,
    });
    await child.kill();
    expect(await readdir(folder.path)).not.toContain(asideName);
    await restoreSqliteState(file, backup, { nowMs });
    expect(await owned(file)).toBe(1);
  });

  test('is refused while another program has the file open', async () => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    const connection = new DatabaseSync(file);
    connection.prepare('select * from ledgers').all();
    await expect(restoreSqliteState(file, backup, { nowMs })).rejects.toMatchObject({ code: 'STATE.LOCKED' });
    connection.close();
    expect(await owned(file)).toBe(2);
  });

  test('of a file that is no sound backup changes nothing', async () => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    const refused = async (from: string, code: string): Promise<void> => {
      await expect(restoreSqliteState(file, from, { nowMs })).rejects.toMatchObject({ code });
    };
    await mkdir(join(folder.path, 'folder'));
    await writeFile(join(folder.path, 'empty'), '');
    await refused(join(folder.path, 'none'), 'STATE.NOT_FOUND');
    await refused(join(folder.path, 'folder'), 'STATE.UNREACHABLE');
    await refused(join(folder.path, 'empty'), 'STATE.DAMAGED');
    await refused(file, 'STATE.NOT_FOUND');
    const connection = new DatabaseSync(backup);
    connection.exec('insert into state_formats (format, since_ms) values (99, 0)');
    connection.close();
    await refused(backup, 'STATE.NEWER');
    await truncate(backup, 8192);
    await refused(backup, 'STATE.DAMAGED');
    expect(await owned(file)).toBe(2);
    expect(await readdir(folder.path)).not.toContain(asideName);
  });

  test('that is refused before placing changes nothing', async () => {
    await using folder = await createTemporaryFolder();
    const { file, backup } = await writeBoth(folder.path);
    const beforePlacing = async (): Promise<void> => {
      throw new Error('no');
    };
    await expect(restoreSqliteState(file, backup, { nowMs, beforePlacing })).rejects.toThrow('no');
    expect(await owned(file)).toBe(2);
  });
});
