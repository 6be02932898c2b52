import type { SharedTexts } from './shared-texts.ts';
import type { SqlRow, SqlSession } from './sql-database.ts';
import { optionalInteger, optionalText } from './read-column.ts';

/**
 * A store id in parts: what ids have in common up to their last `/` (kept once), and the rest, as a number where that
 * gives back the same text. `gid://shopify/Customer/7012345678901` takes 7 bytes instead of 37.
 */
export interface StoreIdParts {
  readonly prefix: string;
  readonly rest: number | string;
}

/** At most 15 digits, so that the number is exact. */
const plainNumber = /^(?:0|[1-9][0-9]{0,14})$/;

export function splitStoreId(id: string): StoreIdParts {
  const end = id.lastIndexOf('/') + 1;
  const rest = id.slice(end);
  return { prefix: id.slice(0, end), rest: plainNumber.test(rest) ? Number(rest) : rest };
}

/** The columns `store_prefix`, `store_number` and `store_text`. */
export type StoreIdColumns = readonly [prefix: number | null, number: number | null, text: string | null];

export async function writeStoreId(
  session: SqlSession,
  texts: SharedTexts,
  id: string | undefined,
): Promise<StoreIdColumns> {
  if (id === undefined) return [null, null, null];
  const { prefix, rest } = splitStoreId(id);
  const number = await texts.numberOf(session, prefix);
  return typeof rest === 'number' ? [number, rest, null] : [number, null, rest];
}

export async function readStoreId(
  session: SqlSession,
  texts: SharedTexts,
  row: SqlRow,
): Promise<string | undefined> {
  const prefix = optionalInteger(row, 'store_prefix');
  if (prefix === undefined) return undefined;
  const rest = optionalInteger(row, 'store_number') ?? optionalText(row, 'store_text') ?? '';
  return `${await texts.textOf(session, prefix)}${rest}`;
}
