import pg from 'pg';
import { createPostgresSource } from '@backstock/source-postgres';
import type { Source } from '@backstock/core';
import { createDatabase, type TestDatabase } from '@backstock/testkit';

/** A warehouse of customers in a real Postgres, in a database of its own. */
export class PostgresCustomers implements AsyncDisposable {
  readonly source: Source;
  readonly url: string;
  readonly #database: TestDatabase;
  readonly #client: pg.Client;

  private constructor(database: TestDatabase, client: pg.Client, source: Source) {
    this.#database = database;
    this.#client = client;
    this.source = source;
    this.url = database.url;
  }

  static async create(serverUrl: string, count: number): Promise<PostgresCustomers> {
    const database = await createDatabase(serverUrl);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const customers = new PostgresCustomers(database, client, createPostgresSource({ url: database.url }));
    await customers.sql(`create schema analytics;
      create table analytics.customers (customer_id bigint primary key, email text, first_name text, last_name text,
        phone text, tier text, lifetime_value numeric(12,2), unmapped text);
      insert into analytics.customers ${rowsFrom(1, count)}`);
    return customers;
  }

  async sql(text: string): Promise<void> {
    await this.#client.query(text);
  }

  /** The rows as an oracle reads them: text by column. */
  async rows(): Promise<readonly Readonly<Record<string, string | null>>[]> {
    const { rows } = await this.#client.query<Record<string, string | null>>(
      'select customer_id::text, email, first_name, last_name, phone, tier, lifetime_value::text from analytics.customers',
    );
    return rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.source.close();
    await this.#client.end();
    await this.#database[Symbol.asyncDispose]();
  }
}

/** Customers `from` to `to`, by number. */
export function rowsFrom(from: number, to: number): string {
  return `select n, 'customer' || n || '@example.com', 'Given' || n % 997, 'Family' || n % 4001,
    case when n % 10 = 0 then null else '+1613' || (2000000 + n)::text end,
    (array['Bronze','Silver','Gold'])[1 + n % 3], n * 1.25, 'x' from generate_series(${from}, ${to}) n`;
}
