import { expect, inject, it } from 'vitest';
import { CustomerProject } from './customer-project.ts';
import { customersSync } from './customers-sync.ts';
import { clearedCustomer, expectedCustomer, type OracleCustomer } from './oracle/customer-oracle.ts';
import { PostgresCustomers, rowsFrom } from './postgres-customers.ts';
import { asOracle, storeCustomers, writes } from './store-customers.ts';

const count = 20_000;

it(
  'brings 20,000 customers from Postgres to the store, then only what changed',
  { timeout: 300_000 },
  async () => {
    await using warehouse = await PostgresCustomers.create(inject('postgresUrl'), count);
    await using project = await CustomerProject.start({
      yaml: customersSync(),
      source: warehouse.source,
      emulator: { plan: 'plus' },
    });

    const first = await project.run();
    expect([first.exitCode, first.things.outcomes.delivered]).toEqual([0, count]);
    expect(byEmail(project)).toEqual(wanted(await warehouse.rows()));

    project.emulator.control.clearJournal();
    const second = await project.run();
    expect([second.rows.unchanged, writes(project.emulator)]).toEqual([count, []]);

    const left = (await warehouse.rows()).filter(
      (row) => Number(row['customer_id']) > 1000 && Number(row['customer_id']) <= 1030,
    );
    const before = new Map(
      storeCustomers(project.emulator).map((customer) => [customer.id, JSON.stringify(customer)]),
    );
    await warehouse.sql(`
    update analytics.customers set first_name = first_name || ' II' where customer_id between 1 and 200;
    delete from analytics.customers where customer_id between 1001 and 1030;
    insert into analytics.customers ${rowsFrom(count + 1, count + 50)}`);
    const third = await project.run();
    expect([third.exitCode, third.rows.added, third.rows.changed, third.things]).toMatchObject([
      0,
      50,
      200,
      { removed: 30, outcomes: { delivered: 280 } },
    ]);

    const after = storeCustomers(project.emulator);
    expect(after.filter((customer) => before.get(customer.id) !== JSON.stringify(customer))).toHaveLength(
      280,
    );
    expect(byEmail(project)).toEqual(
      sortedMap(
        [...(await warehouse.rows()).map(expectedCustomer), ...left.map(clearedCustomer)].map(withNumber),
      ),
    );
  },
);

function wanted(
  rows: Awaited<ReturnType<PostgresCustomers['rows']>>,
): ReadonlyMap<string | null, OracleCustomer> {
  return sortedMap(rows.map(expectedCustomer).map(withNumber));
}

function byEmail(project: CustomerProject): ReadonlyMap<string | null, OracleCustomer> {
  return sortedMap(storeCustomers(project.emulator).map(asOracle).map(withNumber));
}

function sortedMap(customers: readonly OracleCustomer[]): ReadonlyMap<string | null, OracleCustomer> {
  return new Map(
    customers
      .toSorted((left, right) => ((left.email ?? '') < (right.email ?? '') ? -1 : 1))
      .map((customer) => [customer.email, customer]),
  );
}

/** A decimal's digits may be written shorter by the store. */
function withNumber(customer: OracleCustomer): OracleCustomer {
  return {
    ...customer,
    lifetimeValue: customer.lifetimeValue === null ? null : String(Number(customer.lifetimeValue)),
  };
}
