import type { CallIntent } from '../../src/destination/operation.ts';
import type { DeliveredField } from '../../src/ledger/ledger-entry.ts';
import type { SpooledChange } from '../../src/state/state-store.ts';

/** Changes in one call. */
export const perCall = 20;

export function hashOf(number: number): Uint8Array {
  const hash = new Uint8Array(12);
  // An odd factor spreads neighbours over the index as real hashes are.
  new DataView(hash.buffer).setUint32(0, Math.imul(number, 0x9e3779b1) >>> 0);
  new DataView(hash.buffer).setUint32(8, number);
  return hash;
}

export function storeIdOf(number: number): string {
  return `gid://shopify/Customer/${number}`;
}

export function deliveredFields(number: number): ReadonlyMap<string, DeliveredField> {
  return new Map([['email', { fingerprint: number.toString(16).padStart(16, '0') }]]);
}

export function spooledOf(number: number): SpooledChange {
  return {
    change: { id: number, key: `C-${number}`, kind: 'added', rules: [], fields: [], whole: [] },
    hash: hashOf(number),
    personal: false,
    stamp: '00112233445566ff',
    kind: 'added',
    phase: 'newcomers',
    delivered: deliveredFields(number),
    prints: [{ role: 'match', print: number.toString(16).padStart(16, '0') }],
  };
}

export function intentOf(call: number, numbers: readonly number[]): CallIntent {
  return {
    id: `call-${call}`,
    operations: numbers.map((change) => ({
      id: `${change}.1`,
      change,
      mutation: 'customerCreate',
      variables: { input: { email: `person-${change}@example.com` } },
      creates: true,
      removes: false,
      carries: [{ field: 'email' }],
      costPoints: 10,
    })),
    body: `call ${call}`,
    sentAtMs: call,
  };
}
