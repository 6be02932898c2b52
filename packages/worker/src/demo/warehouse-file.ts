import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A database file that is open for writing. */
export interface WarehouseFile {
  run(sql: string): Promise<void>;
  /** Adds rows to a table, by the names of its columns. */
  insert(table: string, columns: Readonly<Record<string, string>>, rows: readonly object[]): Promise<void>;
  /** The first column of a query, as numbers. */
  numbers(sql: string): Promise<readonly number[]>;
}

/** A new, empty file in place of what was there. */
export async function emptyWarehouseFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  await rm(`${path}.wal`, { force: true });
}

/** Opens a file, does the work in one transaction, and closes the file whatever happens. */
export async function writeWarehouse<Result>(
  path: string,
  work: (file: WarehouseFile) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run('begin');
    const result = await work(warehouseFile(connection));
    await connection.run('commit');
    return result;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function warehouseFile(connection: DuckDBConnection): WarehouseFile {
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async insert(table, columns, rows) {
      const shape = JSON.stringify([columns]).replaceAll("'", "''");
      const unnested = `select unnest(from_json($rows, '${shape}'), recursive := true)`;
      await connection.run(`insert into ${table} by name ${unnested}`, { rows: JSON.stringify(rows) });
    },
    async numbers(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getColumns()[0]?.map(Number) ?? [];
    },
  };
}
