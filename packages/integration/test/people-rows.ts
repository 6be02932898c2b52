import type { Column, Row, Value } from '@backstock/core';

const named = [
  { name: 'id', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'first_name', kind: 'text' },
  { name: 'last_name', kind: 'text' },
  { name: 'note', kind: 'text' },
  { name: 'tags', kind: 'text' },
  { name: 'tier', kind: 'text' },
  { name: 'crm_id', kind: 'text' },
  { name: 'points', kind: 'decimal' },
  { name: 'optin', kind: 'boolean' },
  { name: 'optin_at', kind: 'timestamptz' },
  { name: 'city', kind: 'text' },
  { name: 'country', kind: 'text' },
  { name: 'exemptions', kind: 'json' },
  { name: 'unmapped', kind: 'text' },
] as const satisfies readonly Omit<Column, 'databaseType'>[];

type ColumnName = (typeof named)[number]['name'];

/** A row of the tests' model: the key, and whatever else matters. */
export type Person = { readonly id: string | null } & { readonly [Name in ColumnName]?: Value };

export const peopleColumns: readonly Column[] = named.map((column) => ({
  ...column,
  databaseType: column.kind,
}));

export function toRow(person: Person): Row {
  return named.map(({ name }) => person[name] ?? null);
}
