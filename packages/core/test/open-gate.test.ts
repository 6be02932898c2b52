import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  advanceDelivered,
  advanceForgotten,
  advanceRemoved,
  type LedgerAdvance,
} from '../src/ledger/advance.ts';
import { gateFlags, type Gate } from '../src/ledger/gate.ts';
import { writeGateImage } from '../src/ledger/gate-image.ts';
import { createMemoryState } from '../src/memory/memory-state.ts';
import { openGate, stampGate, wordsOf } from '../src/run/open-gate.ts';
import type { StateStore } from '../src/state/state-store.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const identity = { sync: 'people', destination: 'store', object: 'contact' } as const;
const stamp = '0000000b00000009';
const { occupied, owned, away, tentative, attempt } = gateFlags;

function hashOf(number: number): Uint8Array {
  return new Uint8Array(12).fill(number);
}

function delivery(number: number): LedgerAdvance {
  return advanceDelivered({ hash: hashOf(number) }, undefined, {
    storeId: `gid://${number}`,
    fields: new Map(),
  });
}

async function record(state: StateStore, advances: readonly LedgerAdvance[]): Promise<void> {
  const ledger = await state.openLedger(identity);
  const run = await state.beginRun(ledger.id, 0);
  await state.record(run, { advances });
  await state.endRun(run, { endedAtMs: 1, status: 'ok', exitCode: 0, report: '{}' });
}

/** Keys 1 and 2 with their stamps, and an image of them. */
async function withImage(): Promise<AsyncDisposable & { readonly state: StateStore; readonly file: string }> {
  const folder = await createTemporaryFolder();
  const file = join(folder.path, 'people.gate');
  const state = createMemoryState();
  await record(state, [delivery(1), delivery(2)]);
  const ledger = await state.openLedger(identity);
  const { gate } = await openGate(state, ledger, file);
  for (const number of [1, 2]) stampGate(gate, hashOf(number), stamp);
  const { nonce, sequence } = ledger;
  await writeGateImage(file, { ledger: nonce, image: 'commit', sequence }, gate.lastingSegments());
  await state.recordImage(ledger.id, { nonce: 'commit', sequence });
  return { state, file, [Symbol.asyncDispose]: async () => folder[Symbol.asyncDispose]() };
}

/** A key's flags, and whether its stamp is the one that it was delivered with; -1 where it is not there. */
function known(gate: Gate, number: number): readonly [number, boolean] {
  const slot = gate.find(...wordsOf(hashOf(number)));
  return slot < 0 ? [-1, false] : [gate.flags(slot), gate.hasStamp(slot, 11, 9)];
}

async function opened(state: StateStore, file?: string): Promise<readonly [string, ...unknown[]]> {
  const { gate, from } = await openGate(state, await state.openLedger(identity), file);
  return [from, ...[1, 2, 3].map((number) => known(gate, number))];
}

it('comes from an image that fits, stamps and all', async () => {
  await using place = await withImage();
  expect(await opened(place.state, place.file)).toEqual([
    'image',
    [occupied | owned, true],
    [occupied | owned, true],
    [-1, false],
  ]);
});

it('is rebuilt from the ledger, without stamps, where no image fits', async () => {
  await using place = await withImage();
  const rebuilt = ['ledger', [occupied | owned, false], [occupied | owned, false], [-1, false]];
  const ledger = await place.state.openLedger(identity);
  expect(await opened(place.state)).toEqual(rebuilt);
  await place.state.recordImage(ledger.id, { nonce: 'another commit', sequence: ledger.sequence });
  expect(await opened(place.state, place.file)).toEqual(rebuilt);
});

it('takes from the ledger what was written after the image', async () => {
  await using place = await withImage();
  const { state, file } = place;
  const { id } = await state.openLedger(identity);
  const [entry] = await state.readEntries(id, [hashOf(1)]);
  if (entry === undefined) throw new Error('not delivered');
  await record(state, [advanceRemoved(entry, 'clear'), advanceForgotten(hashOf(2)), delivery(3)]);
  expect(await opened(state, file)).toEqual([
    'image',
    [occupied | away, false],
    [occupied | tentative, true],
    [occupied | owned, false],
  ]);
});

it('knows which keys have an attempt, also those that were never delivered', async () => {
  await using place = await withImage();
  const { state, file } = place;
  const ledger = await state.openLedger(identity);
  const run = await state.beginRun(ledger.id, 0);
  const held = { outcome: 'held', reason: { code: 'swap', message: '' } } as const;
  const attempts = [1, 3].map((number) => ({
    hash: hashOf(number), stamp, ...held, tries: 1, firstAtMs: 0, lastAtMs: 0,
  })); // prettier-ignore
  await state.record(run, { attempts });
  expect(await opened(state, file)).toEqual([
    'image',
    [occupied | owned | attempt, true],
    [occupied | owned, true],
    [occupied | attempt | tentative, false],
  ]);
});
