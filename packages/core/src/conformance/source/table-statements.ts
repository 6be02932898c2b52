import type { Value, ValueKind } from '../../rows/value.ts';
import type { SampleTable } from './subject.ts';

/** How a dialect with double-quoted names writes tables: its types, and the text that it casts to its binary type. */
export interface TableDialect {
  readonly types: Readonly<Record<ValueKind, string>>;
  binaryText(bytes: Uint8Array): string;
}

/** Rows of an `insert`. */
const chunkRows = 5000;

/**
 * Statements that make the table and fill it, for a subject's `load`. Every value is a text literal, which the
 * database itself casts to the type of the column.
 */
export function tableStatements(
  { name, columns, rows }: SampleTable,
  dialect: TableDialect,
): readonly string[] {
  const table = name.map(quoted).join('.');
  const definitions = columns.map((column) => `${quoted(column.name)} ${dialect.types[column.kind]}`);
  const statements = [`drop table if exists ${table}`, `create table ${table} (${definitions.join(', ')})`];
  if (name.length > 1) statements.unshift(`create schema if not exists ${quoted(name[0] ?? '')}`);
  const literals = rows.map((row) => `(${row.map((value) => valueLiteral(value, dialect)).join(', ')})`);
  for (let start = 0; start < rows.length; start += chunkRows) {
    statements.push(`insert into ${table} values ${literals.slice(start, start + chunkRows).join(', ')}`);
  }
  return statements;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function valueLiteral(value: Value, dialect: TableDialect): string {
  if (value === null) return 'null';
  const text = value instanceof Uint8Array ? dialect.binaryText(value) : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}
