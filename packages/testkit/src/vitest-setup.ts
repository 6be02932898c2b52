import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres/start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the Postgres of this test run; make a database of your own with `createDatabase`. */
    postgresUrl: string;
  }
}

/** Starts the databases of a test run once; the function that it gives ends them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return async () => postgres.stop();
}
