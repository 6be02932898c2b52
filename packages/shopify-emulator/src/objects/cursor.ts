import { apiError } from './api-error.ts';

export type SortValue = string | number;

/** Where a thing stands in a list: by the value that the list is sorted by, and then by id. */
export interface SortKey {
  readonly value: SortValue;
  readonly id: number;
}

export function compareKeys(a: SortKey, b: SortKey): number {
  if (a.value === b.value) return a.id - b.id;
  return a.value < b.value ? -1 : 1;
}

export function writeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify({ last_id: key.id, last_value: key.value })).toString('base64');
}

/** The cursor of a thing in a list in the order of ids: its `defaultCursor`. */
export function cursorOfId(id: number): string {
  return writeCursor({ id, value: id });
}

/** Null where no cursor is given. Throws Shopify's BAD_REQUEST for a text that is none. */
export function readCursor(cursor: string | null | undefined): SortKey | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && 'last_id' in parsed && 'last_value' in parsed) {
      const { last_id: id, last_value: value } = parsed;
      if (typeof id === 'number' && (typeof value === 'number' || typeof value === 'string'))
        return { id, value };
    }
  } catch {
    // Not JSON: told below like any other text that is no cursor.
  }
  throw apiError('BAD_REQUEST', 'Malformed cursor');
}
