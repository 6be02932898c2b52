import { randomBytes } from 'node:crypto';
import { createClient } from './client.ts';

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  readonly name: string;
  /** Runs one text of statements in its own connection and gives the last result's rows. */
  execute(sql: string): Promise<readonly Record<string, unknown>[]>;
}

/** A fresh database in the server of `url`, dropped at the end of the scope (`await using`). */
export async function createDatabase(url: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(url, `create database ${name}`);
  const databaseUrl = new URL(url);
  databaseUrl.pathname = `/${name}`;
  return {
    url: databaseUrl.href,
    name,
    execute: async (sql) => execute(databaseUrl.href, sql),
    async [Symbol.asyncDispose]() {
      await execute(url, `drop database if exists ${name} with (force)`);
    },
  };
}

async function execute(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = createClient(url);
  await client.connect();
  try {
    const result: unknown = await client.query(sql);
    const last: unknown = Array.isArray(result) ? result.at(-1) : result;
    return hasRows(last) ? last.rows : [];
  } finally {
    await client.end();
  }
}

function hasRows(result: unknown): result is { rows: Record<string, unknown>[] } {
  return typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows);
}
