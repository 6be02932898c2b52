import type { LedgerIdentity, LedgerInfo } from '../state-store.ts';
import type { SqlSession } from './sql-database.ts';
import { integerOf } from './read-column.ts';
import { unknownNumber } from './unknown-number.ts';

export async function findLedger(
  session: SqlSession,
  identity: LedgerIdentity,
): Promise<LedgerInfo | undefined> {
  const row = await session.query
    .selectFrom('ledgers')
    .selectAll()
    .where('sync', '=', identity.sync)
    .where('destination', '=', identity.destination)
    .where('object', '=', identity.object)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    nonce: row.nonce,
    sequence: row.sequence,
    owned: row.owned,
    ...(row.image_nonce === null || row.image_sequence === null
      ? {}
      : { image: { nonce: row.image_nonce, sequence: row.image_sequence } }),
    ...(row.first_run_at === null ? {} : { firstRunAtMs: row.first_run_at }),
  };
}

/** The ledger of an identity; made with the nonce given when there is none. */
export async function openLedger(
  session: SqlSession,
  identity: LedgerIdentity,
  nonce: string,
): Promise<LedgerInfo> {
  const known = await findLedger(session, identity);
  if (known !== undefined) return known;
  const { sync, destination, object } = identity;
  const row = await session.query
    .insertInto('ledgers')
    .values({ sync, destination, object, nonce, sequence: 0, owned: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id: row.id, nonce, sequence: 0, owned: 0 };
}

/** A gate image has passed the tombstones up to its sequence number: they are no longer needed. */
export async function recordImage(
  session: SqlSession,
  ledger: number,
  image: { readonly nonce: string; readonly sequence: number },
): Promise<void> {
  await session.query
    .updateTable('ledgers')
    .set({ image_nonce: image.nonce, image_sequence: image.sequence })
    .where('id', '=', ledger)
    .execute();
  await session.query
    .deleteFrom('forgotten')
    .where('ledger', '=', ledger)
    .where('sequence', '<=', image.sequence)
    .execute();
}

const readCounters = 'select sequence, owned from ledgers where id = ?';

export interface LedgerCounters {
  readonly sequence: number;
  readonly owned: number;
}

export async function ledgerCounters(session: SqlSession, ledger: number): Promise<LedgerCounters> {
  const row = (await session.all(readCounters, [ledger]))[0];
  if (row === undefined) throw unknownNumber('ledger', ledger);
  return { sequence: integerOf(row, 'sequence'), owned: integerOf(row, 'owned') };
}

const writeCounters = 'update ledgers set sequence = ?, owned = ? where id = ?';

export async function advanceCounters(
  session: SqlSession,
  ledger: number,
  counters: LedgerCounters,
): Promise<void> {
  await session.runEach(writeCounters, [[counters.sequence, counters.owned, ledger]]);
}
