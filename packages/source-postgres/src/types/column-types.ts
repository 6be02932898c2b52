import type { ColumnType } from './column-type.ts';
import { bytesOf, timestampText, timestamptzText } from './decode-text.ts';

const asItIs = (column: string): string => column;
const same = (text: string): string => text;

const text: ColumnType = { kind: 'text', project: asItIs, decode: same, sameText: true };
const integer: ColumnType = { kind: 'integer', project: asItIs, decode: BigInt, sameText: true };
const float: ColumnType = { kind: 'float', project: asItIs, decode: Number, sameText: false };
const json: ColumnType = { kind: 'json', project: asItIs, decode: same, sameText: true };

/** Arrays and composites: the server writes them as JSON, with exact numbers. */
const structure: ColumnType = { ...json, project: (column) => `pg_catalog.to_json(${column})` };

/** What a predicate column is. */
export const booleanType: ColumnType = {
  kind: 'boolean',
  project: asItIs,
  decode: (cell) => cell === 't',
  sameText: false,
};

/** By the OID of pg_catalog's types, which never change. What is not here is text. */
const byOid: ReadonlyMap<number, ColumnType> = new Map([
  [16, booleanType],
  [17, { kind: 'binary', project: asItIs, decode: bytesOf, sameText: false }],
  [20, integer],
  [21, integer],
  [23, integer],
  [26, integer], // oid
  [114, json],
  [700, float],
  [701, float],
  [790, { ...text, kind: 'decimal', project: (column: string) => `${column}::pg_catalog.numeric` }], // money
  [1042, { ...text, project: (column: string) => `${column}::pg_catalog.text` }], // char(n): without its padding
  [1082, { ...text, kind: 'date' }],
  [1083, { ...text, kind: 'time' }],
  [1114, { ...text, kind: 'timestamp', decode: timestampText, sameText: false }],
  [1184, { ...text, kind: 'timestamptz', decode: timestamptzText, sameText: false }],
  [1700, { ...text, kind: 'decimal' }],
  [2249, structure], // record
  [3802, json],
] satisfies [number, ColumnType][]);

/** What pg_type says of a type that is no domain. */
export interface DatabaseType {
  readonly oid: number;
  /** `b` base, `c` composite, `e` enum, `r` range, … */
  readonly typtype: string;
  /** `A` array, … */
  readonly typcategory: string;
}

export function columnType(type: DatabaseType): ColumnType {
  const known = byOid.get(type.oid);
  if (known !== undefined) return known;
  return type.typtype === 'c' || type.typcategory === 'A' ? structure : text;
}
