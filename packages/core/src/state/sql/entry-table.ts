import type { LedgerEntry } from '../../ledger/ledger-entry.ts';
import type { EntryRows } from './entry-row.ts';
import { bytesOf, integerOf } from './read-column.ts';
import type { SharedTexts } from './shared-texts.ts';
import type { SqlRow, SqlSession } from './sql-database.ts';
import { splitStoreId } from './store-id.ts';

const columns = 'id, sequence, hash, presence, removal, key, store_prefix, store_number, store_text, fields';
const byHash = `select ${columns} from entries where ledger = ? and hash = ?`;
// Several keys may know one store id; its owner is the one with the lowest presence code.
const byNumber = `select ${columns} from entries where store_number = ? and store_prefix = ? and ledger = ?
  order by presence, id limit 1`;
const byText = `select ${columns} from entries where store_text = ? and store_prefix = ? and ledger = ?
  order by presence, id limit 1`;
// The plus keeps the planner from the index by ledger and hash: rows are read in their own order.
const slice = `select ${columns} from entries where id > ? and +ledger = ? and sequence > ? order by id limit ?`;
const rowSlice = `select ${columns} from entries where id > ? order by id limit ?`;
const forgottenSlice = 'select hash from forgotten where ledger = ? and hash > ? and sequence > ? order by hash limit ?'; // prettier-ignore

/** How many rows one slice of a scan holds. */
export const sliceLength = 1000;

export async function readEntries(
  session: SqlSession,
  rows: EntryRows,
  query: { readonly ledger: number; readonly hashes: readonly Uint8Array[] },
): Promise<readonly (LedgerEntry | undefined)[]> {
  const found = await session.firstOfEach(
    byHash,
    query.hashes.map((hash) => [query.ledger, hash]),
  );
  const entries: (LedgerEntry | undefined)[] = [];
  for (const row of found) entries.push(row === undefined ? undefined : await rows.decode(session, row));
  return entries;
}

/** Where owners are looked up. */
export interface OwnerQuery {
  readonly ledger: number;
  readonly storeIds: readonly string[];
}

export async function readOwners(
  session: SqlSession,
  tools: { readonly rows: EntryRows; readonly texts: SharedTexts },
  query: OwnerQuery,
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const owners = new Map<string, LedgerEntry>();
  for (const storeId of query.storeIds) {
    const { prefix, rest } = splitStoreId(storeId);
    const number = await tools.texts.find(session, prefix);
    if (number === undefined) continue;
    const sql = typeof rest === 'number' ? byNumber : byText;
    const row = (await session.all(sql, [rest, number, query.ledger]))[0];
    if (row !== undefined) owners.set(storeId, await tools.rows.decode(session, row));
  }
  return owners;
}

/** One slice of a scan, and where the next one begins. */
export interface EntrySlice {
  readonly entries: readonly LedgerEntry[];
  readonly last: number;
}

export async function readEntrySlice(
  session: SqlSession,
  rows: EntryRows,
  query: { readonly ledger: number; readonly after: number; readonly from: number },
): Promise<EntrySlice> {
  const found = await session.all(slice, [query.from, query.ledger, query.after, sliceLength]);
  return { entries: await rows.decodeAll(session, found), last: lastId(found) };
}

/** Rows of all ledgers after a row's id, as they are stored. */
export async function readEntryRows(session: SqlSession, from: number): Promise<readonly SqlRow[]> {
  return session.all(rowSlice, [from, sliceLength]);
}

function lastId(rows: readonly SqlRow[]): number {
  const last = rows.at(-1);
  return last === undefined ? 0 : integerOf(last, 'id');
}

export async function readForgottenSlice(
  session: SqlSession,
  query: { readonly ledger: number; readonly after: number; readonly from: Uint8Array },
): Promise<readonly Uint8Array[]> {
  const rows = await session.all(forgottenSlice, [query.ledger, query.from, query.after, sliceLength]);
  return rows.map((row) => bytesOf(row, 'hash'));
}
