import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { advanceDelivered } from '../src/ledger/advance.ts';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import type { StateStore } from '../src/state/state-store.ts';
import { isSound, type StateVerdict } from '../src/state/upkeep/state-verdict.ts';
import { verifySqliteState } from '../src/state/upkeep/sqlite-upkeep.ts';
import { systemClock } from '../src/time/clock.ts';
import { hashOf, intentOf, spooledOf, storeIdOf, deliveredFields } from './processes/delivery.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const customers = { sync: 'customers', destination: 'store', object: 'customer' } as const;
const numbers = [1, 2, 3];

/** A state with three delivered things, their outcomes, an attempt, and a run with a call in flight. */
async function writeState(file: string): Promise<StateStore> {
  const state = await openSqliteState(file, { clock: systemClock, createNonce: () => 'nonce-1' });
  const ledger = await state.openLedger(customers);
  const run = await state.beginRun(ledger.id, 1000);
  await state.spool(run, numbers.map(spooledOf));
  await state.record(run, {
    advances: numbers.map((number) =>
      advanceDelivered({ hash: hashOf(number), key: `C-${number}` }, undefined, {
        storeId: storeIdOf(number),
        fields: deliveredFields(number),
      }),
    ),
    outcomes: numbers.map((change) => ({
      change,
      hash: hashOf(change),
      kind: 'added',
      outcome: 'delivered',
      fields: ['email'],
      storeId: storeIdOf(change),
      atMs: 1000,
    })),
    attempts: [
      {
        hash: hashOf(9),
        key: 'C-9',
        stamp: '00',
        outcome: 'refused',
        reason: { code: 'TAKEN', message: 'taken' },
        tries: 1,
        firstAtMs: 1,
        lastAtMs: 1,
      },
    ],
  });
  await state.intend(run, [intentOf(1, numbers)]);
  return state;
}

function edit(file: string, ...statements: readonly string[]): void {
  const connection = new DatabaseSync(file);
  connection.exec('pragma foreign_keys = off');
  for (const statement of statements) connection.exec(statement);
  connection.close();
}

function damages({ findings }: StateVerdict): readonly string[] {
  return findings
    .filter(({ verdict }) => verdict === 'damaged')
    .map(({ part, found }) => `${part}: ${found}`);
}

describe('verifying a state', () => {
  test('finds a sound one sound while another connection has it open, and tells what it knows', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    const state = await writeState(file);
    const verdict = await verifySqliteState(file);
    expect(verdict).toEqual({
      format: 1,
      findings: [
        { part: 'format', verdict: 'ok', found: 'format 1, the newest' },
        { part: 'file', verdict: 'ok', found: 'every page and index is whole' },
        {
          part: 'ledgers',
          verdict: 'ok',
          found: 'sequence numbers and counts of owned things fit their entries',
        },
        { part: 'runs', verdict: 'ok', found: 'spool, intents, outcomes and calls belong to runs' },
        { part: 'shared texts', verdict: 'ok', found: 'all that rows refer to are there' },
        { part: 'entries', verdict: 'ok', found: '3 entries can be read' },
        { part: 'attempts', verdict: 'ok', found: '1 attempt can be read' },
        { part: 'outcomes', verdict: 'ok', found: '3 outcomes can be read' },
        { part: 'spool', verdict: 'ok', found: '3 changes can be read' },
        { part: 'open intents', verdict: 'note', found: '1 call in flight; the next run settles them' },
      ],
      ledgers: [
        {
          ...customers,
          nonce: 'nonce-1',
          owned: 3,
          sequence: 3,
          lastRun: { id: 1, startedAtMs: 1000, status: 'running' },
        },
      ],
    });
    expect(isSound(verdict)).toBe(true);
    await state.close();
  });

  test.each([
    [
      'a count of owned things that is wrong',
      'update ledgers set owned = 7',
      ['ledgers: 1 row of ledgers whose count of owned things is not that of the entries'],
    ],
    [
      'sequence numbers beyond the last',
      'update ledgers set sequence = 1',
      ['ledgers: 2 rows of entries with a sequence number that its ledger has not given out'],
    ],
    [
      'a sequence number given twice',
      'update entries set sequence = 1 where sequence = 2',
      ['ledgers: 1 row of sequence numbers that several entries share'],
    ],
    [
      'outcomes of a run that is not there',
      'update outcomes set run = 5',
      ['runs: 3 rows of outcomes whose run is not among runs'],
    ],
    [
      'an entry whose fields are cut',
      "update entries set fields = x'02' where sequence = 2",
      ['entries: 1 of 3 entries cannot be read: The state holds an entry whose fields cannot be read'],
    ],
    [
      'an attempt whose reason is not JSON',
      "update attempts set reason = '{'",
      ['attempts: The state holds a text that is not the JSON that was written'],
    ],
    [
      'an intent without its changes',
      'delete from spool where change = 2; delete from spool_phases where change = 2',
      ['open intents: 1 open intent without the changes that were sent'],
    ],
    [
      'a change without a phase',
      'delete from spool_phases where change = 2',
      [
        'runs: 1 row of spool without a phase',
        'open intents: 1 open intent without the changes that were sent',
      ],
    ],
  ])('finds %s', async (_name, statement, found) => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await (await writeState(file)).close();
    edit(file, statement);
    expect(damages(await verifySqliteState(file))).toEqual(found);
  });

  test('finds texts that are gone, and the rows that need them', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await (await writeState(file)).close();
    edit(file, "delete from texts where text = 'gid://shopify/Customer/'");
    expect(damages(await verifySqliteState(file))).toEqual([
      'shared texts: 3 rows of entries whose store_prefix is not among texts; 3 rows of outcomes whose store_prefix is not among texts',
      'entries: 3 of 3 entries cannot be read: The state lacks a text that its rows refer to',
      'outcomes: The state lacks a text that its rows refer to',
    ]);
  });
});

describe('a file that is not a sound state', () => {
  test('is cut short, or something else: damaged', async () => {
    await using folder = await createTemporaryFolder();
    const [cut, letter, foreign] = ['cut.db', 'letter.db', 'foreign.db'].map((name) =>
      join(folder.path, name),
    );
    if (cut === undefined || letter === undefined || foreign === undefined) throw new Error('no names');
    await (await writeState(cut)).close();
    await truncate(cut, 8192);
    await writeFile(letter, 'This is a letter, and not a state. '.repeat(100));
    edit(foreign, 'create table users (name text)');
    for (const file of [cut, letter, foreign]) {
      const verdict = await verifySqliteState(file);
      expect([file, isSound(verdict)]).toEqual([file, false]);
    }
  });

  test('is empty: told, and damaged only where syncs have run with it', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await writeFile(file, '');
    expect((await verifySqliteState(file)).findings.at(-1)).toEqual({
      part: 'format',
      verdict: 'note',
      found: 'an empty state: no sync has run with it',
    });
    await (await writeState(file)).close();
    await truncate(file, 0);
    expect(damages(await verifySqliteState(file))).toEqual([
      'format: the file is empty, though syncs have run with it',
    ]);
    await expect(openSqliteState(file, { clock: systemClock })).rejects.toMatchObject({
      code: 'STATE.DAMAGED',
    });
  });

  test('is missing, a folder, or of a newer version: refused', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'state.db');
    await mkdir(join(folder.path, 'folder'));
    await expect(verifySqliteState(file)).rejects.toMatchObject({ code: 'STATE.NOT_FOUND' });
    await expect(verifySqliteState(join(folder.path, 'folder'))).rejects.toMatchObject({
      code: 'STATE.UNREACHABLE',
    });
    await (await writeState(file)).close();
    edit(file, 'insert into state_formats (format, since_ms) values (99, 0)');
    await expect(verifySqliteState(file)).rejects.toMatchObject({
      code: 'STATE.NEWER',
      message: `The state "${file}" has the format 99, but this version of Backstock knows formats up to 1`,
    });
  });
});
