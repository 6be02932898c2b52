import { sql } from 'kysely';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { migrate, migrations, type Migration } from './migrations.ts';
import { NodeSqliteDatabase } from './node-sqlite-database.ts';

const context = { name: 'state.db', nowMs: 1000 };

function openMemory(...statements: readonly string[]): NodeSqliteDatabase {
  const connection = new DatabaseSync(':memory:');
  for (const statement of statements) connection.exec(statement);
  return new NodeSqliteDatabase(connection, 'state.db');
}

async function formats(database: NodeSqliteDatabase): Promise<readonly unknown[]> {
  return database.read(async ({ query }) =>
    query.selectFrom('state_formats').selectAll().orderBy('format').execute(),
  );
}

function step(format: number, seen: number[]): Migration {
  return {
    format,
    up: async () => {
      seen.push(format);
    },
  };
}

describe('the format of a state', () => {
  test('is the newest one in a new state', async () => {
    const database = openMemory();
    await migrate(database, migrations, context);
    expect(await formats(database)).toEqual([{ format: 1, since_ms: 1000 }]);
  });

  test('is brought forward, step by step, once', async () => {
    const database = openMemory();
    const seen: number[] = [];
    await migrate(database, [step(1, seen)], context);
    await migrate(database, [step(1, seen), step(2, seen), step(3, seen)], { ...context, nowMs: 2000 });
    await migrate(database, [step(1, seen), step(2, seen), step(3, seen)], { ...context, nowMs: 3000 });
    expect(seen).toEqual([1, 2, 3]);
    expect(await formats(database)).toEqual([
      { format: 1, since_ms: 1000 },
      { format: 2, since_ms: 2000 },
      { format: 3, since_ms: 2000 },
    ]);
  });

  test('stays where it was when a step fails', async () => {
    const database = openMemory();
    await migrate(database, [step(1, [])], context);
    const failing: Migration = {
      format: 2,
      up: async (query) => {
        await sql`create table added (number integer)`.execute(query);
        throw new Error('fault');
      },
    };
    await expect(migrate(database, [step(1, []), failing], context)).rejects.toThrow('fault');
    expect(await formats(database)).toEqual([{ format: 1, since_ms: 1000 }]);
    const tables = await database.read(async ({ query }) => query.introspection.getTables());
    expect(tables.map(({ name }) => name)).toEqual(['state_formats']);
  });

  test('is refused when it is newer than what we know', async () => {
    const database = openMemory();
    await migrate(database, [step(1, []), step(2, [])], context);
    await expect(migrate(database, migrations, context)).rejects.toMatchObject({
      code: 'STATE.NEWER',
      message: expect.stringContaining('"state.db" has the format 2'),
    });
  });

  test('is not given to a database of something else', async () => {
    const database = openMemory('create table users (name text)');
    await expect(migrate(database, migrations, context)).rejects.toMatchObject({ code: 'STATE.DAMAGED' });
    const tables = await database.read(async ({ query }) => query.introspection.getTables());
    expect(tables.map(({ name }) => name)).toEqual(['users']);
  });
});
