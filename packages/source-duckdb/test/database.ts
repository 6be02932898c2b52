import { createDuckdbSource, type DuckdbSourceOptions } from '@backstock/source-duckdb';
import type { Source } from '@backstock/core';
import { temporaryFolder } from '@backstock/testkit';
import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';

export interface TestDatabase extends AsyncDisposable {
  readonly path: string;
  readonly source: Source;
}

/** Writes a database file with the statements, closes it, and makes a source on it. */
export async function createDatabase(
  statements: readonly string[],
  options: Partial<DuckdbSourceOptions> = {},
): Promise<TestDatabase> {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'warehouse.duckdb');
  await writeDatabase(path, statements);
  const source = createDuckdbSource({ path, ...options });
  return {
    path,
    source,
    async [Symbol.asyncDispose]() {
      await source.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export async function writeDatabase(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}
