import { expect, test } from 'vitest';
import { byteText } from './byte-text.ts';
import { ledgerLines } from './summary-lines.ts';

test('each sync has a line with its things and its last run', () => {
  const ledger = { destination: 'store', object: 'customer', nonce: 'n', sequence: 9 };
  const lastRun = { id: 4, startedAtMs: Date.UTC(2026, 10, 28, 15, 0, 1), status: 'ok' } as const;
  expect(
    ledgerLines([
      { ...ledger, sync: 'customers', owned: 1, lastRun },
      { ...ledger, sync: 'tags', owned: 20 },
    ]),
  ).toEqual([
    '  customers  1 thing in step; run 4 of 2026-11-28 15:00:01Z, ok',
    '  tags       20 things in step; never run',
  ]);
  expect(ledgerLines([])).toEqual(['  no sync has run']);
});

test('sizes have three figures or so', () => {
  expect([0, 999, 1000, 86_016, 1_400_000, 5e15].map(byteText)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '86.0 KB',
    '1.4 MB',
    '5000.0 TB',
  ]);
});
