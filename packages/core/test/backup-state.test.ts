import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { advanceDelivered } from '../src/ledger/advance.ts';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import type { StateStore } from '../src/state/state-store.ts';
import { backupSqliteState, restoreSqliteState } from '../src/state/upkeep/sqlite-upkeep.ts';
import { systemClock } from '../src/time/clock.ts';
import { deliveredFields, hashOf, intentOf, perCall, spooledOf, storeIdOf } from './processes/delivery.ts';
import { startProcess } from './processes/start-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const customers = { sync: 'customers', destination: 'store', object: 'customer' } as const;
const label = { takenAtMs: 5000, keyCheck: '0123456789abcdef' } as const;
const nowMs = Date.UTC(2026, 10, 28, 15);

async function open(file: string): Promise<StateStore> {
  return openSqliteState(file, { clock: systemClock, createNonce: () => 'nonce-1' });
}

async function deliver(state: StateStore, run: number, numbers: readonly number[]): Promise<void> {
  await state.record(run, {
    advances: numbers.map((number) =>
      advanceDelivered({ hash: hashOf(number), key: `C-${number}` }, undefined, {
        storeId: storeIdOf(number),
        fields: deliveredFields(number),
      }),
    ),
  });
}

/** A closed state with one ended run that delivered things. */
async function writeState(file: string, numbers: readonly number[]): Promise<void> {
  const state = await open(file);
  const run = await state.beginRun((await state.openLedger(customers)).id, 1000);
  await deliver(state, run, numbers);
  await state.endRun(run, { endedAtMs: 2000, status: 'ok', exitCode: 0, report: '{}' });
  await state.close();
}

/** Every row of every table. */
function contentOf(file: string): Readonly<Record<string, readonly unknown[]>> {
  const connection = new DatabaseSync(file, { readOnly: true });
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all();
  const content = tables.map(({ name }) => [
    String(name),
    connection.prepare(`select * from "${String(name)}"`).all(),
  ]);
  connection.close();
  return Object.fromEntries(content);
}

type Step = readonly [kind: 'deliver' | 'intend' | 'settle' | 'try', number: number];
const steps = fc.array(
  fc.tuple(fc.constantFrom('deliver', 'intend', 'settle', 'try'), fc.integer({ min: 1, max: 40 })),
  { maxLength: 25 },
) satisfies fc.Arbitrary<Step[]>;

async function take(state: StateStore, run: number, [kind, number]: Step, at: number): Promise<void> {
  const change = at * 100 + number;
  if (kind === 'deliver') await deliver(state, run, [number]);
  if (kind === 'intend') {
    await state.spool(run, [spooledOf(change)]);
    await state.intend(run, [intentOf(change, [change])]);
  }
  if (kind === 'settle')
    await state.record(run, { closedIntents: [`call-${number}`], settledAttempts: [hashOf(number)] });
  if (kind === 'try') {
    const reason = { code: 'TAKEN', message: 'taken' };
    const times = { tries: 1, firstAtMs: at, lastAtMs: at };
    await state.record(run, {
      attempts: [{ hash: hashOf(number), stamp: '00', outcome: 'refused', reason, ...times }],
    });
  }
}

describe('a backup', () => {
  test('gives back an equal state, whatever was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        await using folder = await createTemporaryFolder();
        const [file, backup] = [join(folder.path, 'state.db'), join(folder.path, 'backup.db')];
        const state = await open(file);
        const run = await state.beginRun((await state.openLedger(customers)).id, 1000);
        for (const [at, step] of history.entries()) await take(state, run, step, at);
        await backupSqliteState(file, backup, { replace: false, label });
        await state.close();
        const before = contentOf(file);
        await rm(file);
        await restoreSqliteState(file, backup, { nowMs });
        expect(contentOf(file)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });

  test('holds every recording as a whole while another process commits', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await using child = startProcess(new URL('./processes/deliver-until-killed.ts', import.meta.url), file);
    const sizes: number[] = [];
    for (let copy = 1; copy <= 4; copy += 1) {
      while ((await child.nextLine()) !== `recorded ${copy * 3}`);
      const { verdict } = await backupSqliteState(file, join(folder.path, `${copy}.db`), {
        replace: false,
        label,
      });
      sizes.push(verdict.ledgers[0]?.owned ?? 0);
    }
    await child.kill();
    expect(sizes.map((size) => size % perCall)).toEqual([0, 0, 0, 0]);
    expect(sizes.every((size, index) => size >= (index + 1) * 3 * perCall)).toBe(true);
    expect(sizes).toEqual(sizes.toSorted((left, right) => left - right));
  });

  test('is one file that only its owner can read, and nothing else stays beside it', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await writeState(file, [1, 2]);
    await mkdir(join(folder.path, 'backups'));
    const backup = join(folder.path, 'backups', 'one.db');
    const { bytes, verdict } = await backupSqliteState(file, backup, { replace: false, label });
    expect(await readdir(join(folder.path, 'backups'))).toEqual(['one.db']);
    expect([(await stat(backup)).mode & 0o777, (await stat(backup)).size]).toEqual([0o600, bytes]);
    expect(verdict.ledgers.map((ledger) => ledger.owned)).toEqual([2]);
  });

  test('never replaces a file unless told so, nor the state itself', async () => {
    await using folder = await createTemporaryFolder();
    const [file, backup] = [join(folder.path, 'state.db'), join(folder.path, 'backup.db')];
    await writeState(file, [1]);
    await writeFile(backup, 'an earlier one');
    await expect(backupSqliteState(file, backup, { replace: false, label })).rejects.toMatchObject({
      code: 'STATE.BACKUP_EXISTS',
    });
    expect(await readFile(backup, 'utf8')).toBe('an earlier one');
    await backupSqliteState(file, backup, { replace: true, label });
    expect((await readFile(backup)).subarray(0, 15).toString()).toBe('SQLite format 3');
    await expect(backupSqliteState(file, file, { replace: true, label })).rejects.toMatchObject({
      code: 'STATE.BACKUP_EXISTS',
    });
  });

  test('is not made of a damaged, empty or newer state, nor into a folder that is not there', async () => {
    await using folder = await createTemporaryFolder();
    const [file, backup] = [join(folder.path, 'state.db'), join(folder.path, 'backup.db')];
    const refused = async (expected: object, target = backup): Promise<void> => {
      await expect(backupSqliteState(file, target, { replace: false, label })).rejects.toMatchObject(
        expected,
      );
    };
    await writeState(file, [1]);
    await refused({ code: 'STATE.NOT_FOUND' }, join(folder.path, 'none', 'b.db'));
    const connection = new DatabaseSync(file);
    connection.exec('update ledgers set owned = 9');
    await refused({ code: 'STATE.DAMAGED', why: expect.stringContaining('count of owned') });
    connection.exec('insert into state_formats (format, since_ms) values (99, 0)');
    await refused({ code: 'STATE.NEWER' });
    connection.close();
    await truncate(file, 0);
    await refused({ code: 'STATE.NOT_FOUND' });
    expect((await readdir(folder.path)).filter((name) => name.startsWith('backup'))).toEqual([]);
  });

  test('that finds the disk full leaves nothing behind', async () => {
    await using folder = await createTemporaryFolder();
    const [file, backup] = [join(folder.path, 'state.db'), join(folder.path, 'backup.db')];
    await writeState(file, [1]);
    // A file that may not grow is what a full disk is to a program.
    const script = fileURLToPath(new URL('./processes/back-up.ts', import.meta.url));
    const command = `ulimit -f 16; exec "$0" --conditions=@backstock/source "$@"`;
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      command,
      process.execPath,
      script,
      file,
      backup,
    ]);
    expect(stdout).toBe('STATE.WRITE_FAILED 4\n');
    expect((await readdir(folder.path)).filter((name) => name.startsWith('backup'))).toEqual([]);
  });
});
