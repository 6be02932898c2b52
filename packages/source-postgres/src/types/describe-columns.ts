import type { Column } from '@backstock/core';
import type { FieldDef } from 'pg';
import type { ColumnType } from './column-type.ts';
import { columnType } from './column-types.ts';

/** A column of the relation with everything that is needed to read it. */
export interface DescribedColumn extends Column {
  readonly type: ColumnType;
}

/** Runs a small query; all values come as text. */
export type RunQuery = (sql: string, values: readonly string[]) => Promise<readonly (readonly string[])[]>;

/** For each type its name with its modifier, and what it is. The server has replaced domains by their base types. */
const typesSql = `
  select pg_catalog.format_type(field.oid, field.modifier), t.oid, t.typtype, t.typcategory
  from unnest($1::pg_catalog.oid[], $2::pg_catalog.int4[]) with ordinality as field (oid, modifier, place)
  join pg_catalog.pg_type t on t.oid = field.oid
  order by field.place`;

export async function describeColumns(
  fields: readonly FieldDef[],
  run: RunQuery,
): Promise<DescribedColumn[]> {
  const oids = `{${fields.map((field) => field.dataTypeID).join(',')}}`;
  const modifiers = `{${fields.map((field) => field.dataTypeModifier).join(',')}}`;
  const types = await run(typesSql, [oids, modifiers]);
  return fields.map(({ name }, i) => {
    const [databaseType = '', oid = '', typtype = '', typcategory = ''] = types[i] ?? [];
    const type = columnType({ oid: Number(oid), typtype, typcategory });
    return { name, kind: type.kind, databaseType, type };
  });
}
