import type { LedgerAdvance } from '../../ledger/advance.ts';
import type { LedgerEntry, Presence } from '../../ledger/ledger-entry.ts';
import { presenceCodes, removalCodes, wordOf, codeOf } from './codes.ts';
import type { EntryRows } from './entry-row.ts';
import { advanceCounters, ledgerCounters } from './ledger-table.ts';
import { integerOf } from './read-column.ts';
import type { SharedTexts } from './shared-texts.ts';
import type { SqlRow, SqlSession } from './sql-database.ts';
import { writeStoreId, type StoreIdColumns } from './store-id.ts';

const find = `select id, presence, store_prefix, store_number, store_text from entries
  where ledger = ? and hash = ?`;
const add = `insert into entries (presence, removal, key, sequence, fields,
  store_prefix, store_number, store_text, ledger, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
// An update that names no column of an index leaves the index's pages unwritten.
const change = 'update entries set presence = ?, removal = ?, key = ?, sequence = ?, fields = ? where id = ?';
const rename = 'update entries set store_prefix = ?, store_number = ?, store_text = ? where id = ?';
const remove = 'delete from entries where id = ?';
const bury = `insert into forgotten (ledger, hash, sequence) values (?, ?, ?)
  on conflict (ledger, hash) do update set sequence = excluded.sequence`;
const unbury = 'delete from forgotten where ledger = ? and hash = ?';

/** Whether an entry's thing counts among the ledger's owned things. */
function isOwned(presence: Presence): boolean {
  return presence === 'owned' || presence === 'left';
}

/** Writes advances in their order and counts the ledger on. */
export async function writeAdvances(
  session: SqlSession,
  tools: { readonly rows: EntryRows; readonly texts: SharedTexts },
  work: { readonly ledger: number; readonly advances: readonly LedgerAdvance[] },
): Promise<void> {
  const { ledger, advances } = work;
  let { sequence, owned } = await ledgerCounters(session, ledger);
  for (const advance of advances) {
    sequence += 1;
    if (advance.forget !== undefined) {
      const place = { ledger, hash: advance.forget, sequence };
      owned -= ownedCount(await forget(session, place));
    }
    if (advance.put !== undefined) {
      const before = await put(session, tools, { ledger, entry: { ...advance.put, sequence } });
      owned += (isOwned(advance.put.presence) ? 1 : 0) - ownedCount(before);
    }
  }
  await advanceCounters(session, ledger, { sequence, owned });
}

function ownedCount(row: SqlRow | undefined): 0 | 1 {
  return row !== undefined && isOwned(wordOf(presenceCodes, integerOf(row, 'presence'))) ? 1 : 0;
}

async function forget(
  session: SqlSession,
  place: { readonly ledger: number; readonly hash: Uint8Array; readonly sequence: number },
): Promise<SqlRow | undefined> {
  const before = (await session.all(find, [place.ledger, place.hash]))[0];
  if (before !== undefined) await session.runEach(remove, [[integerOf(before, 'id')]]);
  await session.runEach(bury, [[place.ledger, place.hash, place.sequence]]);
  return before;
}

async function put(
  session: SqlSession,
  tools: { readonly rows: EntryRows; readonly texts: SharedTexts },
  work: { readonly ledger: number; readonly entry: LedgerEntry },
): Promise<SqlRow | undefined> {
  const { ledger, entry } = work;
  const before = (await session.all(find, [ledger, entry.hash]))[0];
  const storeId = await writeStoreId(session, tools.texts, entry.storeId);
  const values = [
    codeOf(presenceCodes, entry.presence),
    entry.removal === undefined ? null : codeOf(removalCodes, entry.removal),
    entry.key ?? null,
    entry.sequence,
    await tools.rows.encode(session, entry.fields),
  ];
  if (before === undefined) {
    await session.runEach(add, [[...values, ...storeId, ledger, entry.hash]]);
    await session.runEach(unbury, [[ledger, entry.hash]]);
    return undefined;
  }
  const id = integerOf(before, 'id');
  await session.runEach(change, [[...values, id]]);
  if (!hasStoreId(before, storeId)) await session.runEach(rename, [[...storeId, id]]);
  return before;
}

function hasStoreId(row: SqlRow, [prefix, number, text]: StoreIdColumns): boolean {
  return row['store_prefix'] === prefix && row['store_number'] === number && row['store_text'] === text;
}
