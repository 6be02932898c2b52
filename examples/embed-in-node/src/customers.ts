import type { Column, ModelRow, Row, Value } from '@backstock/core';

export const columns: readonly Column[] = [
  { name: 'customer_id', kind: 'integer', databaseType: 'bigint' },
  { name: 'email', kind: 'text', databaseType: 'text' },
  { name: 'first_name', kind: 'text', databaseType: 'text' },
  { name: 'tier', kind: 'text', databaseType: 'text' },
];

function customer(id: bigint, name: string, tier: string): Readonly<Record<string, Value>> {
  return { customer_id: id, email: `${name.toLowerCase()}@example.com`, first_name: name, tier };
}

export const yesterday: readonly ModelRow[] = [
  customer(1n, 'Ada', 'Gold'),
  customer(2n, 'Ben', 'Silver'),
  customer(3n, 'Chloe', 'Bronze'),
];

export const today: readonly ModelRow[] = [
  customer(1n, 'Ada', 'Gold'),
  customer(2n, 'Ben', 'Gold'),
  customer(4n, 'Daniel', 'Bronze'),
];

export function toRow(customerRow: ModelRow): Row {
  return columns.map(({ name }) => customerRow[name] ?? null);
}
