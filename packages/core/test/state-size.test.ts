import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { advanceDelivered, type LedgerAdvance } from '../src/ledger/advance.ts';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../src/time/clock.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const things = 30_000;
const group = 500;
const names = ['email', 'firstName', 'lastName', 'phone', 'locale', 'note', 'taxExempt', 'metafields.crm.tier', 'metafields.crm.score', 'metafields.crm.since']; // prettier-ignore

/** A customer as the store makes them: scattered key hash, key of 8 characters, id of 13 digits, 10 scalar fields. */
function deliver(number: number): LedgerAdvance {
  const digits = ['sha512', 'sha256']
    .map((name) => createHash(name).update(String(number)).digest('hex'))
    .join('');
  const fields = names.map(
    (name, at) => [name, { fingerprint: digits.slice(at * 16, at * 16 + 16) }] as const,
  );
  const hash = Uint8Array.from(createHash('md5').update(String(number)).digest().subarray(0, 12));
  const storeId = `gid://shopify/Customer/${7_012_345_678_901 + number * 32_768}`;
  return advanceDelivered({ hash, key: String(10_000_000 + number) }, undefined, {
    storeId,
    fields: new Map(fields),
  });
}

function bytesOf(file: string, table: string): number {
  const connection = new DatabaseSync(file, { readOnly: true });
  const sizes = connection.prepare(
    'select coalesce(sum(pgsize), 0) as bytes from dbstat where name in (select name from sqlite_schema where tbl_name = ?)',
  );
  const bytes = Number(sizes.get(table)?.['bytes']);
  connection.close();
  return bytes;
}

test('a thing takes at most 180 bytes of the ledger, its indexes included', async () => {
  await using folder = await createTemporaryFolder();
  const file = join(folder.path, 'state.db');
  const state = await openSqliteState(file, { clock: systemClock });
  const { id } = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
  const run = await state.beginRun(id, 0);
  for (let at = 0; at < things; at += group) {
    await state.record(run, { advances: Array.from({ length: group }, (_, index) => deliver(at + index)) });
  }
  await state.endRun(run, { endedAtMs: 1, status: 'ok', exitCode: 0, report: '{}' });
  await state.close();
  const bytes = bytesOf(file, 'entries') / things;
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThanOrEqual(180);
});
