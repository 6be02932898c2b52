import { describe, expect, inject, it } from 'vitest';
import { CustomerProject } from './customer-project.ts';
import { customersSync } from './customers-sync.ts';
import { outcomes, problems } from './people-project.ts';
import { PostgresCustomers } from './postgres-customers.ts';
import { storeCustomers } from './store-customers.ts';

const relation =
  'select key_a, key_b, email, first_name, last_name, phone, tier, lifetime_value from analytics.keyed';

async function warehouseOf(values: string): Promise<PostgresCustomers> {
  const warehouse = await PostgresCustomers.create(inject('postgresUrl'), 0);
  await warehouse.sql(`create table analytics.keyed (key_a text, key_b text, email text, first_name text, last_name text,
    phone text, tier text, lifetime_value numeric)`);
  await warehouse.sql(`insert into analytics.keyed (key_a, key_b, email, first_name) values ${values}`);
  return warehouse;
}

async function projectOf(warehouse: PostgresCustomers, key: string): Promise<CustomerProject> {
  const yaml = customersSync({ sql: relation, key });
  return CustomerProject.start({ yaml, source: warehouse.source });
}

describe('keys from a warehouse', () => {
  it('that come twice are held in all copies and listed; the others are delivered', async () => {
    await using warehouse = await warehouseOf(`('1','','a@example.com','A'), ('2','','b@example.com','B'),
      ('1','','c@example.com','C'), ('3','','d@example.com','D'), ('1','','a@example.com','A')`);
    await using project = await projectOf(warehouse, 'key_a');
    const report = await project.run();
    expect([report.rows, problems(report), outcomes(report), report.exitCode]).toMatchObject([
      { read: 5, held: 3, added: 2 },
      ['1 held duplicate_key'],
      { delivered: 2 },
      3,
    ]);
    expect(report.problems[0]?.reason?.message).toContain('3 rows');
    await warehouse.sql(`delete from analytics.keyed where email = 'c@example.com';
      delete from analytics.keyed where ctid = (select min(ctid) from analytics.keyed where key_a = '1')`);
    const next = await project.run();
    expect([outcomes(next), next.exitCode]).toEqual([{ delivered: 1 }, 0]);
  });

  it('that become duplicates keep their customer, and count as seen', async () => {
    await using warehouse = await warehouseOf(`('1','','a@example.com','A'), ('2','','b@example.com','B')`);
    await using project = await projectOf(warehouse, 'key_a');
    await project.run();
    await warehouse.sql(
      `insert into analytics.keyed (key_a, email, first_name) values ('1', 'x@example.com', 'X')`,
    );
    const report = await project.run();
    expect([report.rows, report.things.removed, outcomes(report)]).toMatchObject([
      { read: 3, unchanged: 1, held: 2 },
      0,
      {},
    ]);
    expect(storeCustomers(project.emulator).map(({ firstName }) => firstName)).toEqual(['A', 'B']);
  });

  it('with a null are held and let removals wait; with a value they go on', async () => {
    await using warehouse = await warehouseOf(`('1','','a@example.com','A'), ('2','','b@example.com','B')`);
    await using project = await projectOf(warehouse, '[key_a, key_b]');
    await project.run();
    await warehouse.sql(`delete from analytics.keyed where key_a = '1'`);
    await warehouse.sql(`insert into analytics.keyed values ('5', null, 'e@example.com', 'E')`);
    const report = await project.run();
    expect([problems(report), outcomes(report), report.exitCode]).toEqual([
      ['["1",""] waiting null_keys', '["5",null] held null_key'],
      { waiting: 1 },
      3,
    ]);
    await warehouse.sql(`update analytics.keyed set key_b = 'x' where key_b is null`);
    expect(outcomes(await project.run())).toEqual({ delivered: 2 });
  });

  it('of odd characters stay apart, and are named as they are', async () => {
    const odd: readonly (readonly [string, string])[] = [
      ['a', 'bc'],
      ['ab', 'c'],
      ['"', '\\'],
      ['\\"', ''],
      ['', '\\"'],
      ['a\tb', 'c\nd'],
      ['é', 'é'],
      ['e\u0301', 'é'],
      ['\u{1f600}', '\\.'],
      ['\\N', 'null'],
      [' a', 'bc'],
      ['a', 'bc '],
      ['A', 'BC'],
    ];
    const values = odd.map(
      ([one, two], index) => `(${quoted(one)}, ${quoted(two)}, 'c${index}@example.com', 'N${index}')`,
    );
    await using warehouse = await warehouseOf(values.join(', '));
    await using project = await projectOf(warehouse, '[key_a, key_b]');
    expect(outcomes(await project.run())).toEqual({ delivered: odd.length });
    expect((await project.run()).rows.unchanged).toBe(odd.length);
    await warehouse.sql(`update analytics.keyed set first_name = 'New' where key_a = ${quoted('\\"')}`);
    const only = await project.run({ key: JSON.stringify(['\\"', '']) });
    expect([only.rows.read, outcomes(only)]).toEqual([1, { delivered: 1 }]);
    await warehouse.sql(`update analytics.keyed set email = 'no address' where key_b = ${quoted('c\nd')}`);
    expect(problems(await project.run())).toEqual([`${JSON.stringify(['a\tb', 'c\nd'])} refused REFUSED`]);
  });
});

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
