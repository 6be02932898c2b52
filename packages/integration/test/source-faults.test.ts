import { createPostgresSource } from '@backstock/source-postgres';
import { freePort, startFaultProxy } from '@backstock/testkit';
import { describe, expect, inject, it } from 'vitest';
import { CustomerProject } from './customer-project.ts';
import { customersSync } from './customers-sync.ts';
import { outcomes } from './people-project.ts';
import { PostgresCustomers } from './postgres-customers.ts';
import { storeCustomers, writes } from './store-customers.ts';

const rows = 1500;

describe('a source that fails', () => {
  it('in the middle of the read sends nothing and removes nothing; the next run is right', async () => {
    await using warehouse = await PostgresCustomers.create(inject('postgresUrl'), rows);
    const url = new URL(warehouse.url);
    await using proxy = await startFaultProxy({ host: url.hostname, port: Number(url.port) });
    url.host = `${proxy.host}:${proxy.port}`;
    const source = createPostgresSource({ url: url.href });
    await using project = await CustomerProject.start({
      yaml: customersSync(),
      source,
      emulator: { plan: 'enterprise' },
    });
    await project.run();
    await warehouse.sql('update analytics.customers set first_name = $$New$$ where customer_id <= 20');
    await warehouse.sql('delete from analytics.customers where customer_id between 1001 and 1010');
    project.emulator.control.clearJournal();

    proxy.setFaults({ cutAfterBytes: 80_000 });
    const cut = await project.run();
    expect([cut.status, cut.exitCode, cut.stop?.code, cut.things.removed]).toEqual([
      'failed',
      4,
      'SOURCE.READ_INCOMPLETE',
      0,
    ]);
    expect(writes(project.emulator)).toEqual([]);

    proxy.setFaults({});
    const next = await project.run();
    expect([next.exitCode, outcomes(next), next.things]).toMatchObject([
      0,
      { delivered: 30 },
      { changed: 20, removed: 10 },
    ]);
    const names = storeCustomers(project.emulator).filter(({ firstName }) => firstName === 'New');
    expect(names).toHaveLength(20);
  });

  it('because of a value deep in the result ends with exit code 4 and names no value', async () => {
    await using warehouse = await PostgresCustomers.create(inject('postgresUrl'), rows);
    const sql =
      'select customer_id, email, first_name, last_name, phone, tier, 1 / (customer_id - 1400) as lifetime_value from analytics.customers order by customer_id';
    await using project = await CustomerProject.start({
      yaml: customersSync({ sql }),
      source: warehouse.source,
    });
    const report = await project.run();
    expect([report.exitCode, report.stop?.code, writes(project.emulator)]).toEqual([
      4,
      'SOURCE.QUERY_FAILED',
      [],
    ]);
  });

  it.each([
    [
      'names a column that is not there',
      'select nothing from analytics.customers',
      2,
      'SOURCE.QUERY_REJECTED',
    ],
    ['is not SQL', 'selct *', 2, 'SOURCE.QUERY_REJECTED'],
    [
      'lacks a mapped column',
      'select customer_id, email from analytics.customers',
      2,
      'MODEL.COLUMN_MISSING',
    ],
  ])('because the query %s ends with exit code 2', async (_what, sql, exitCode, code) => {
    await using warehouse = await PostgresCustomers.create(inject('postgresUrl'), 3);
    await using project = await CustomerProject.start({
      yaml: customersSync({ sql }),
      source: warehouse.source,
    });
    const report = await project.run();
    expect([report.exitCode, report.stop?.code, project.emulator.control.journal()]).toEqual([
      exitCode,
      code,
      [],
    ]);
  });

  it('because it cannot be reached ends with exit code 4', async () => {
    const source = createPostgresSource({ url: `postgres://nobody@127.0.0.1:${await freePort()}/none` });
    await using project = await CustomerProject.start({ yaml: customersSync(), source });
    const report = await project.run();
    expect([report.exitCode, report.stop?.code]).toEqual([4, 'SOURCE.UNREACHABLE']);
  });
});
