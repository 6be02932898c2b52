import pg from 'pg';

/** A client for the testkit's own statements: making and dropping databases. */
export function createClient(url: string): pg.Client {
  return new pg.Client({ connectionString: url });
}
