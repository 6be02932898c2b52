import { BackstockError } from '../../errors/backstock-error.ts';
import type { SqlRow } from './sql-database.ts';

function damaged(column: string, expected: string): BackstockError {
  return new BackstockError({
    code: 'STATE.DAMAGED',
    message: `The state holds something other than ${expected} in the column "${column}".`,
    fix: 'Restore the state file from a copy.',
  });
}

export function integerOf(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw damaged(column, 'a number');
}

export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw damaged(column, 'a text');
}

export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw damaged(column, 'bytes');
}

export function optionalInteger(row: SqlRow, column: string): number | undefined {
  return row[column] === null ? undefined : integerOf(row, column);
}

export function optionalText(row: SqlRow, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}
