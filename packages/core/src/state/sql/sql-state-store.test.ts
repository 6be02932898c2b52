import { expect, test } from 'vitest';
import { advanceDelivered, type LedgerAdvance } from '../../ledger/advance.ts';
import { systemClock } from '../../time/clock.ts';
import { openSqliteState } from './open-sqlite-state.ts';

function deliver(hash: Uint8Array, field: string, fingerprint: string): LedgerAdvance {
  const fields = new Map([[field, { fingerprint }]]);
  return advanceDelivered({ hash }, undefined, { storeId: `gid://shopify/${field}/1`, fields });
}

test('nothing of a recording that fails half way is kept, nor the numbers that it gave to texts', async () => {
  const state = await openSqliteState(':memory:', { clock: systemClock, createNonce: () => 'nonce' });
  const { id } = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
  const run = await state.beginRun(id, 0);
  const [first, second] = [new Uint8Array(12).fill(1), new Uint8Array(12).fill(2)];
  const print = '00112233445566ff';
  const failing = state.record(run, {
    advances: [deliver(first, 'email', print), deliver(second, 'phone', 'no print')],
  });
  await expect(failing).rejects.toMatchObject({ code: 'INTERNAL.FAULT' });
  expect(await state.readEntries(id, [first, second])).toEqual([undefined, undefined]);

  await state.record(run, { advances: [deliver(second, 'phone', print), deliver(first, 'email', print)] });
  const entries = await state.readEntries(id, [first, second]);
  expect(
    entries.map((entry) => [entry?.storeId, entry?.sequence, [...(entry?.fields.keys() ?? [])]]),
  ).toEqual([
    ['gid://shopify/email/1', 2, ['email']],
    ['gid://shopify/phone/1', 1, ['phone']],
  ]);
});
