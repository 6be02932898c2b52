import { expect } from 'vitest';
import type { CallIntent } from '../../destination/operation.ts';
import { BackstockError } from '../../errors/backstock-error.ts';
import { advanceDelivered, type LedgerAdvance } from '../../ledger/advance.ts';
import type { LedgerEntry } from '../../ledger/ledger-entry.ts';
import type {
  Attempt,
  LedgerInfo,
  OutcomeRecord,
  SpooledChange,
  StateStore,
} from '../../state/state-store.ts';

export const customers = { sync: 'customers', destination: 'store', object: 'customer' } as const;
export const dayMs: number = 24 * 60 * 60 * 1000;
/** A time that everything in the suite is counted from. */
export const startMs: number = Date.UTC(2026, 10, 22);

export function sampleHash(number: number): Uint8Array {
  const hash = new Uint8Array(12).fill(0xab);
  new DataView(hash.buffer).setUint32(4, number);
  return hash;
}

export function samplePrint(number: number): string {
  return number.toString(16).padStart(16, 'e');
}

export function customerId(number: number): string {
  return `gid://shopify/Customer/${7_012_345_678_000 + number}`;
}

export function sampleEntry(number: number): Omit<LedgerEntry, 'sequence'> {
  return {
    hash: sampleHash(number),
    key: `C-${number}`,
    storeId: customerId(number),
    presence: 'owned',
    fields: new Map([['email', { fingerprint: samplePrint(number) }]]),
  };
}

/** The advance that makes `sampleEntry(number)` of nothing. */
export function deliver(number: number): LedgerAdvance {
  const { hash, fields } = sampleEntry(number);
  return advanceDelivered({ hash, key: `C-${number}` }, undefined, { storeId: customerId(number), fields });
}

export function sampleSpooled(id: number, differences: Partial<SpooledChange> = {}): SpooledChange {
  return {
    change: { id, key: `C-${id}`, kind: 'added', rules: [], fields: [], whole: [] },
    hash: sampleHash(id),
    personal: false,
    stamp: '00112233445566ff',
    kind: 'added',
    phase: 'newcomers',
    delivered: new Map([['email', { fingerprint: samplePrint(id), prints: [] }]]),
    prints: [],
    ...differences,
  };
}

export function sampleIntent(id: string, changes: readonly number[]): CallIntent {
  return {
    id,
    operations: changes.map((change) => ({
      id: `${change}.1`,
      change,
      mutation: 'customerCreate',
      variables: { input: { email: `person-${change}@example.com`, tags: ['a', null] } },
      creates: true,
      removes: false,
      carries: [{ field: 'email' }, { field: 'tags', owned: ['a'] }],
      costPoints: 10,
    })),
    body: `{"query":"mutation","variables":{"id":"${id} – ünï\\u0000"}}`,
    sentAtMs: startMs,
  };
}

export function sampleOutcome(change: number, differences: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return {
    change,
    hash: sampleHash(change),
    key: `C-${change}`,
    kind: 'added',
    outcome: 'delivered',
    fields: ['email', 'firstName'],
    atMs: startMs,
    ...differences,
  };
}

export function sampleAttempt(number: number, differences: Partial<Attempt> = {}): Attempt {
  return {
    hash: sampleHash(number),
    stamp: '00112233445566ff',
    outcome: 'refused',
    reason: { code: 'TAKEN', message: 'Email has already been taken', field: 'email' },
    tries: 1,
    firstAtMs: startMs,
    lastAtMs: startMs,
    ...differences,
  };
}

export async function beginSampleRun(state: StateStore): Promise<{ ledger: LedgerInfo; run: number }> {
  const ledger = await state.openLedger(customers);
  return { ledger, run: await state.beginRun(ledger.id, startMs) };
}

export async function endSampleRun(state: StateStore, run: number): Promise<void> {
  await state.endRun(run, { endedAtMs: startMs + 1000, status: 'ok', exitCode: 0, report: '{}' });
}

/** Everything that a scan gives. */
export async function collect<Item>(slices: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const slice of slices) items.push(...slice);
  return items;
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    expect(error).toBeInstanceOf(BackstockError);
    return error instanceof BackstockError ? error.code : '';
  }
  return 'no error';
}
