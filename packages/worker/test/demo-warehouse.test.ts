import { createDuckdbSource } from '@backstock/source-duckdb';
import { temporaryFolder } from '@backstock/testkit';
import type { Row } from '@backstock/core';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDemoWarehouse } from '../src/demo/demo-warehouse.ts';
import { customerEvents, editDemoWarehouse } from '../src/demo/edit-demo-warehouse.ts';

const columns = [
  'email', 'first_name', 'last_name', 'phone', 'tier', 'lifetime_value', 'signed_up_on', 'email_consent',
  'email_consent_at', 'address1', 'address2', 'city', 'province_code', 'postal_code', 'country_code',
]; // prettier-ignore

async function readCustomers(path: string): Promise<Map<unknown, Row>> {
  const source = createDuckdbSource({ path });
  const rows = new Map<unknown, Row>();
  const relation = { kind: 'table', name: ['analytics', 'customers'] } as const;
  const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
  for await (const item of source.read({ relation, keyColumns: ['customer_id'], columns, seeds })) {
    for (let row = 0; item.kind === 'batch' && row < item.length; row += 1) {
      const [id, ...values] = item.decode(row);
      rows.set(id, values);
    }
  }
  return rows;
}

test('the same seed makes the same warehouse, also in place of another', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'demo', 'warehouse.duckdb');
  await createDemoWarehouse(path, { seed: 1, customers: 300 });
  const first = await readCustomers(path);
  await createDemoWarehouse(path, { seed: 2, customers: 20 });
  await createDemoWarehouse(path, { seed: 1, customers: 300 });
  expect(first.size).toBe(300);
  expect(await readCustomers(path)).toEqual(first);
});

test('the columns have the types that the syncs count on', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'warehouse.duckdb');
  await createDemoWarehouse(path, { seed: 1, customers: 10 });
  const described = await createDuckdbSource({ path }).describe({
    kind: 'table',
    name: ['analytics', 'customers'],
  });
  const kinds = Object.fromEntries(described.map(({ name, kind }) => [name, kind]));
  expect(kinds).toEqual({
    customer_id: 'integer',
    email: 'text',
    first_name: 'text',
    last_name: 'text',
    phone: 'text',
    signed_up_on: 'date',
    email_consent: 'boolean',
    email_consent_at: 'timestamptz',
    address1: 'text',
    address2: 'text',
    city: 'text',
    province_code: 'text',
    postal_code: 'text',
    country_code: 'text',
    lifetime_value: 'decimal',
    tier: 'text',
  });
});

test('an edit changes, adds and removes exactly what it says', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'warehouse.duckdb');
  await createDemoWarehouse(path, { seed: 1, customers: 300 });
  const before = await readCustomers(path);
  const edit = await editDemoWarehouse(path, { seed: 5, changed: 40, added: 8, removed: 6 });
  const after = await readCustomers(path);
  const changed = [...before]
    .filter(([id, row]) => after.has(id) && !same(row, after.get(id)))
    .map(([id]) => id);
  expect({
    changed: new Set(changed),
    added: new Set([...after.keys()].filter((id) => !before.has(id))),
    removed: new Set([...before.keys()].filter((id) => !after.has(id))),
  }).toEqual({
    changed: new Set(edit.changed.map(({ customerId }) => BigInt(customerId))),
    added: new Set(edit.added.map(BigInt)),
    removed: new Set(edit.removed.map(BigInt)),
  });
  expect([edit.changed.length, edit.added.length, edit.removed.length]).toEqual([40, 8, 6]);
  expect(new Set(edit.changed.map(({ event }) => event))).toEqual(new Set(customerEvents));
});

test('an edit may do nothing', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'warehouse.duckdb');
  await createDemoWarehouse(path, { seed: 1, customers: 5 });
  const before = await readCustomers(path);
  expect(await editDemoWarehouse(path, { seed: 5, changed: 0, added: 0, removed: 0 })).toEqual({
    changed: [],
    added: [],
    removed: [],
  });
  expect(await readCustomers(path)).toEqual(before);
});

function same(one: Row, other: Row | undefined): boolean {
  return other !== undefined && one.every((value, index) => value === other[index]);
}
