import fc from 'fast-check';
import { expect } from 'vitest';
import {
  advanceDelivered,
  advanceExists,
  advanceForgotten,
  advanceKnown,
  advanceMoved,
  advancePresence,
  advanceRemoved,
} from '../../ledger/advance.ts';
import type { LedgerEntry } from '../../ledger/ledger-entry.ts';
import type { StateStore } from '../../state/state-store.ts';
import {
  beginSampleRun,
  collect,
  customerId,
  customers,
  deliver,
  sampleEntry,
  sampleHash,
} from './samples.ts';
import type { StateCase } from './subject.ts';

const print = fc.stringMatching(/^[0-9a-f]{16}$/);
const field = fc.record(
  { fingerprint: print, prints: fc.array(print, { maxLength: 3 }) },
  { requiredKeys: ['fingerprint'] },
);
const storeId = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'gid://shopify/Customer/',
    'gid://shopify/X/007',
    'gid://shopify/X/12345678901234567890',
    '1e3',
    '0',
  ),
  fc.constant('gid://shopify/InventoryLevel/523463154?inventory_item_id=43729076'),
  fc.nat().map((number) => `gid://shopify/Customer/${number}`),
);
const delivery = fc.record({
  key: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  storeId,
  fields: fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), field), { maxLength: 12 }),
});

async function readOne(state: StateStore, ledger: number, number: number): Promise<LedgerEntry | undefined> {
  return (await state.readEntries(ledger, [sampleHash(number)]))[0];
}

/** The hashes of a scan as sorted text: a scan has no order. */
async function scanHashes(state: StateStore, ledger: number, after: number): Promise<readonly string[]> {
  return sorted((await collect(state.scanEntries(ledger, after))).map((entry) => entry.hash));
}

async function scanForgotten(state: StateStore, ledger: number, after: number): Promise<readonly string[]> {
  return sorted(await collect(state.scanForgotten(ledger, after)));
}

function sorted(hashes: readonly Uint8Array[]): readonly string[] {
  return hashes.map((hash) => Buffer.from(hash).toString('hex')).sort();
}

export const ledgerCases: readonly StateCase[] = [
  {
    name: 'a ledger is made once for sync, destination and object',
    async run(state) {
      const first = await state.openLedger(customers);
      const others = [
        await state.openLedger({ ...customers, sync: 'others' }),
        await state.openLedger({ ...customers, destination: 'others' }),
        await state.openLedger({ ...customers, object: 'others' }),
      ];
      expect(first).toEqual({ id: first.id, nonce: first.nonce, sequence: 0, owned: 0 });
      expect(await state.openLedger(customers)).toEqual(first);
      expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4);
      expect(new Set([first, ...others].map(({ nonce }) => nonce)).size).toBe(4);
    },
  },
  {
    name: 'an entry comes back as it was delivered, whatever its key, id and fields are',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      let number = 0;
      await fc.assert(
        fc.asyncProperty(delivery, async (sample) => {
          number += 1;
          const fields = new Map(sample.fields);
          const key = { hash: sampleHash(number), ...(sample.key === undefined ? {} : { key: sample.key }) };
          const advance = advanceDelivered(key, undefined, { storeId: sample.storeId, fields });
          await state.record(run, { advances: [advance] });
          expect(await readOne(state, ledger.id, number)).toEqual({
            ...key,
            storeId: sample.storeId,
            presence: 'owned',
            fields,
            sequence: number,
          });
          expect((await state.readOwners(ledger.id, [sample.storeId])).get(sample.storeId)?.storeId).toBe(
            sample.storeId,
          );
        }),
        { numRuns: 40 },
      );
    },
  },
  {
    name: 'entries are read in the order asked, with gaps where there are none',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { advances: [deliver(1), deliver(2)] });
      const asked = [2, 9, 1, 2].map(sampleHash);
      const first = { ...sampleEntry(1), sequence: 1 };
      const second = { ...sampleEntry(2), sequence: 2 };
      expect(await state.readEntries(ledger.id, asked)).toEqual([second, undefined, first, second]);
    },
  },
  {
    name: 'every presence is kept, with what was done when the key left',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { advances: [1, 2, 3, 4].map(deliver) });
      const before = await state.readEntries(ledger.id, [1, 2, 3].map(sampleHash));
      const [first, second, third] = before;
      if (!first || !second || !third) throw new Error('The entries were not recorded');
      const advances = [
        advancePresence(first, 'left'),
        advanceRemoved(second, 'clear'),
        advanceRemoved(third, 'delete'),
        advanceExists({ hash: sampleHash(5) }, customerId(5)),
        advanceKnown({ hash: sampleHash(6), key: 'six' }, undefined, customerId(6)),
      ];
      await state.record(run, { advances });
      const { storeId: _storeId, ...deleted } = sampleEntry(3);
      const none = new Map();
      expect(await state.readEntries(ledger.id, [1, 2, 3, 4, 5, 6].map(sampleHash))).toEqual([
        { ...sampleEntry(1), presence: 'left', sequence: 5 },
        { ...sampleEntry(2), presence: 'removed', removal: 'clear', fields: none, sequence: 6 },
        { ...deleted, presence: 'removed', removal: 'delete', fields: none, sequence: 7 },
        { ...sampleEntry(4), sequence: 4 },
        { hash: sampleHash(5), storeId: customerId(5), presence: 'remembered', fields: none, sequence: 8 },
        {
          hash: sampleHash(6),
          key: 'six',
          storeId: customerId(6),
          presence: 'known',
          fields: none,
          sequence: 9,
        },
      ]);
      expect(await state.countOwned(ledger.id)).toBe(2);
      expect(await state.openLedger(customers)).toEqual({ ...ledger, sequence: 9, owned: 2 });
    },
  },
  {
    name: 'of the entries with one store id the owner is found, in its own ledger',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      const other = await state.openLedger({ ...customers, sync: 'others' });
      const known = advanceKnown({ hash: sampleHash(9) }, undefined, customerId(1));
      await state.record(run, { advances: [known, deliver(1), deliver(2)] });
      const ids = [customerId(1), customerId(3), 'unheard of'];
      const owner = { ...sampleEntry(1), sequence: 2 };
      expect(await state.readOwners(ledger.id, ids)).toEqual(new Map([[customerId(1), owner]]));
      expect(await state.readOwners(other.id, ids)).toEqual(new Map());
      expect(await state.readOwners(ledger.id, [])).toEqual(new Map());
    },
  },
  {
    name: 'a thing that moves to another key is owned by that key alone',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { advances: [deliver(1)] });
      const from = await readOne(state, ledger.id, 1);
      if (!from) throw new Error('The entry was not recorded');
      await state.record(run, { advances: advanceMoved(from, { hash: sampleHash(2), key: 'C-2' }) });
      const moved = { ...sampleEntry(1), hash: sampleHash(2), key: 'C-2', sequence: 3 };
      expect(await state.readEntries(ledger.id, [sampleHash(1), sampleHash(2)])).toEqual([undefined, moved]);
      expect(await state.readOwners(ledger.id, [customerId(1)])).toEqual(new Map([[customerId(1), moved]]));
      expect(await state.countOwned(ledger.id)).toBe(1);
    },
  },
  {
    name: 'a scan gives each entry above a sequence number once, however many there are',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      const numbers = Array.from({ length: 1100 }, (_, number) => number + 1);
      await state.record(run, { advances: numbers.map(deliver) });
      await state.record(run, { advances: [deliver(1)] });
      expect(await scanHashes(state, ledger.id, 0)).toEqual(sorted(numbers.map(sampleHash)));
      expect(await scanHashes(state, ledger.id, 1099)).toEqual(sorted([1, 1100].map(sampleHash)));
      expect(await scanHashes(state, ledger.id, 1101)).toEqual([]);
    },
  },
  {
    name: 'a forgotten key leaves a tombstone until an image has passed it or the key is back',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { advances: [1, 2, 3].map(deliver) });
      await state.record(run, { advances: [1, 2, 3].map((number) => advanceForgotten(sampleHash(number))) });
      await state.record(run, { advances: [deliver(3)] });
      expect(await scanHashes(state, ledger.id, 0)).toEqual(sorted([sampleHash(3)]));
      expect(await scanForgotten(state, ledger.id, 0)).toEqual(sorted([1, 2].map(sampleHash)));
      expect(await scanForgotten(state, ledger.id, 4)).toEqual(sorted([sampleHash(2)]));
      await state.recordImage(ledger.id, { nonce: 'image', sequence: 4 });
      expect(await scanForgotten(state, ledger.id, 0)).toEqual(sorted([sampleHash(2)]));
      expect(await state.countOwned(ledger.id)).toBe(1);
      const image = { nonce: 'image', sequence: 4 };
      expect(await state.openLedger(customers)).toEqual({ ...ledger, sequence: 7, owned: 1, image });
    },
  },
];
