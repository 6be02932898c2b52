import type { RunEvent } from '@backstock/core';
import { expect, test } from 'vitest';
import { RunProgress } from './run-progress.ts';

const call = {
  name: 'customerUpdate', kind: 'write', operations: 1, attempts: 1, actualPoints: 10, startedAtMs: 0, tookMs: 1, status: 'ok',
} as const; // prettier-ignore

function textAfter(...events: readonly RunEvent[]): string {
  const progress = new RunProgress('customers', 1000);
  for (const event of events) progress.note(event);
  return progress.text(3500);
}

test('before the first row a run is starting', () => {
  expect(textAfter({ type: 'run-started', sync: 'customers', run: 1, atMs: 1000 })).toBe(
    'customers · starting · 2 s',
  );
});

test('while reading, the rows and changes so far are told', () => {
  const first = { type: 'batch-read', rows: 1500, changes: 2 } as const;
  const second = { type: 'batch-read', rows: 3000, changes: 4 } as const;
  expect(textAfter({ type: 'gate-opened', keys: 0, from: 'ledger' }, first, second)).toBe(
    'customers · reading: 3,000 rows, 4 changes · 2 s',
  );
});

test('while delivering, outcomes, calls and points are told', () => {
  const text = textAfter(
    { type: 'read-ended', rows: 10, changes: 3, removed: 1 },
    { type: 'changes-ended', outcome: 'delivered', count: 1 },
    { type: 'changes-ended', outcome: 'refused', count: 1 },
    { type: 'changes-ended', outcome: 'delivered', count: 1 },
    { type: 'call-ended', call },
    { type: 'call-ended', call },
  );
  expect(text).toBe('customers · 3 of 4 changes · 2 delivered, 1 refused · 2 calls, 20 points · 2 s');
});
