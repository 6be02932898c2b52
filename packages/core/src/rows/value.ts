/**
 * What a column's values are, whatever the database calls them.
 *
 * | kind | a value is |
 * |---|---|
 * | text | string |
 * | boolean | boolean |
 * | integer | bigint |
 * | decimal | string, plain digits as the database gave them (`1.50`), or `NaN`, `Infinity`, `-Infinity` |
 * | float | number |
 * | date | string `2026-11-22` |
 * | time | string `23:59:59.123456` |
 * | timestamp | string `2026-11-22T23:59:59.123456`, no zone known |
 * | timestamptz | string `2026-11-22T23:59:59.123456Z`, always UTC |
 * | json | string: the JSON text (objects, arrays, and the arrays and structs of databases), exact numbers |
 * | binary | Uint8Array |
 */
export const valueKinds = [
  'text', 'boolean', 'integer', 'decimal', 'float', 'date', 'time', 'timestamp', 'timestamptz', 'json', 'binary',
] as const; // prettier-ignore

export type ValueKind = (typeof valueKinds)[number];

/** A canonical value: exact, and the same for the same content whatever database it came from. */
export type Value = null | boolean | bigint | number | string | Uint8Array;

/** One result row, in the order of the columns that were asked for. */
export type Row = readonly Value[];

/** A column of a model, as the database describes it. */
export interface Column {
  readonly name: string;
  readonly kind: ValueKind;
  /** The database's own name of the type (`numeric(12,2)`), for messages. */
  readonly databaseType: string;
}

/** The canonical text of a value: what keys are compared by and templates see. Null has none. */
export function valueText(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value);
  return String(value);
}
