import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { NodeSqliteDatabase } from './node-sqlite-database.ts';

function openMemory(): { connection: DatabaseSync; database: NodeSqliteDatabase } {
  const connection = new DatabaseSync(':memory:');
  connection.exec('create table numbers (number integer primary key, text text)');
  return { connection, database: new NodeSqliteDatabase(connection, 'state.db') };
}

const add = 'insert into numbers (number, text) values (?, ?)';
const read = 'select number, text from numbers order by number';

async function readNumbers(database: NodeSqliteDatabase): Promise<readonly unknown[]> {
  const rows = await database.read(async (session) => session.all(read, []));
  return rows.map((row) => row['number']);
}

describe('a database of node:sqlite', () => {
  test('runs one transaction after the other, in the order asked', async () => {
    const { database } = openMemory();
    const seen: string[] = [];
    const transaction = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
    };
    await Promise.all([
      database.write(transaction('a')),
      database.read(transaction('b')),
      database.write(transaction('c')),
    ]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('undoes a transaction whose work throws, tells who listens, and goes on', async () => {
    const { database } = openMemory();
    let rollbacks = 0;
    database.onRollback(() => {
      rollbacks += 1;
    });
    const fault = new Error('fault');
    const failing = database.write(async (session) => {
      await session.runEach(add, [[1, 'one']]);
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    await database.write(async (session) => session.runEach(add, [[2, 'two'], [3, 'three']])); // prettier-ignore
    expect(await readNumbers(database)).toEqual([2, 3]);
    expect(rollbacks).toBe(1);
  });

  test('says that a full disk cannot be written, and keeps what was there', async () => {
    const { connection, database } = openMemory();
    connection.exec('pragma max_page_count = 5');
    await database.write(async (session) => session.runEach(add, [[1, 'one']]));
    const large = database.write(async (session) => session.runEach(add, [[2, 'x'.repeat(100_000)]]));
    await expect(large).rejects.toMatchObject({
      code: 'STATE.WRITE_FAILED',
      fix: expect.stringContaining('disk'),
    });
    expect(await readNumbers(database)).toEqual([1]);
  });

  test('never shows the values of a statement that is refused', async () => {
    const { database } = openMemory();
    const twice = database.write(async (session) => session.runEach(add, [[1, 'ada@example.com'], [1, 'ada@example.com']])); // prettier-ignore
    const error: unknown = await twice.catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'INTERNAL.FAULT' });
    expect(String(error)).not.toContain('ada@example.com');
  });

  test('gives the first row for each list of parameters', async () => {
    const { database } = openMemory();
    await database.write(async (session) => session.runEach(add, [[1, 'one'], [2, 'two']])); // prettier-ignore
    const rows = await database.read(async (session) =>
      session.firstOfEach('select text from numbers where number = ?', [[2], [9], [1]]),
    );
    expect(rows.map((row) => row?.['text'])).toEqual(['two', undefined, 'one']);
  });

  test('is closed once, however often it is asked', async () => {
    const { connection, database } = openMemory();
    await database.close();
    await database.close();
    expect(connection.isOpen).toBe(false);
  });
});
