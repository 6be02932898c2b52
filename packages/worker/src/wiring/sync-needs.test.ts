import { parseSyncs } from '@backstock/core';
import { expect, test } from 'vitest';
import { syncNeeds } from './sync-needs.ts';

test('the needs of a sync are its fields, what it matches by, its removal and the metafield types that it names', () => {
  const [spec] = parseSyncs(
    `sync: customers
source: warehouse
model: { table: customers, primary_key: id }
destination: store
object: customer
mode: upsert
match:
  - { metafields.crm.id: id }
  - { email: email }
map:
  email: email
  metafields.crm.points: { column: points, type: number_integer }
on_removed: clear
`,
    'syncs/customers.yaml',
  );
  expect(spec && syncNeeds(spec, { writes: true })).toEqual({
    object: 'customer',
    fields: ['email', 'metafields.crm.points'],
    matchFields: ['metafields.crm.id', 'email'],
    writes: true,
    removal: 'clear',
    metafieldTypes: { 'metafields.crm.points': 'number_integer' },
  });
});
