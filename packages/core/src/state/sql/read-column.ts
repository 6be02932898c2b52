import { damagedState } from './damaged-state.ts';
import type { SqlRow } from './sql-database.ts';

export function integerOf(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw misfit(column, 'a number');
}

export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw misfit(column, 'a text');
}

export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw misfit(column, 'bytes');
}

export function optionalInteger(row: SqlRow, column: string): number | undefined {
  return row[column] === null ? undefined : integerOf(row, column);
}

export function optionalText(row: SqlRow, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

function misfit(column: string, expected: string): Error {
  return damagedState(`holds something other than ${expected} in the column "${column}"`);
}
