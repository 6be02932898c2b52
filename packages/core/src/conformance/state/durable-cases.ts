import { expect } from 'vitest';
import type { StateStore } from '../../state/state-store.ts';
import {
  beginSampleRun,
  codeOf,
  collect,
  customerId,
  customers,
  deliver,
  endSampleRun,
  sampleAttempt,
  sampleEntry,
  sampleHash,
  sampleIntent,
  sampleOutcome,
  sampleSpooled,
  startMs,
} from './samples.ts';
import type { StateCase } from './subject.ts';

/** Closes a state as a process does that ends in the middle of its run. */
async function abandon(state: StateStore): Promise<void> {
  await state.close();
}

export const durableCases: readonly StateCase[] = [
  {
    name: 'everything that was recorded is there when the state is opened again',
    async run(state, place) {
      const { ledger, run } = await beginSampleRun(state);
      const outcome = sampleOutcome(2, { outcome: 'held', fields: ['phone'], storeId: customerId(2) });
      await state.record(run, { advances: [deliver(1)], outcomes: [outcome], attempts: [sampleAttempt(2)] });
      await state.recordImage(ledger.id, { nonce: 'image', sequence: 1 });
      await endSampleRun(state, run);
      await state.close();
      await using again = await openDisposable(place.open());
      const info = { ...ledger, sequence: 1, owned: 1, image: { nonce: 'image', sequence: 1 } };
      expect(await again.openLedger(customers)).toEqual({ ...info, firstRunAtMs: startMs + 1000 });
      const entry = { ...sampleEntry(1), sequence: 1 };
      expect(await again.readEntries(ledger.id, [sampleHash(1)])).toEqual([entry]);
      expect(await again.readOwners(ledger.id, [customerId(1)])).toEqual(new Map([[customerId(1), entry]]));
      expect(await again.readRunOutcomes(run, 9)).toEqual([outcome]);
      expect(await collect(again.scanAttempts(ledger.id))).toEqual([sampleAttempt(2)]);
      expect((await again.readRuns('customers', 9)).map(({ status }) => status)).toEqual(['ok']);
    },
  },
  {
    name: 'a run whose process is gone is called running until the next run interrupts it, and its spool goes',
    async run(state, place) {
      const { ledger, run } = await beginSampleRun(state);
      await state.spool(run, [sampleSpooled(1)]);
      await abandon(state);
      await using again = await openDisposable(place.open());
      const statuses = async (): Promise<readonly string[]> =>
        (await again.readRuns('customers', 9)).map(({ status }) => status);
      expect(await statuses()).toEqual(['running']);
      await again.beginRun(ledger.id, startMs);
      expect(await statuses()).toEqual(['running', 'interrupted']);
      expect(await again.readSpooled(run, [1])).toEqual([]);
    },
  },
  {
    name: 'the open intents of an interrupted run keep its spool until they are closed',
    async run(state, place) {
      const { ledger, run } = await beginSampleRun(state);
      await state.spool(run, [sampleSpooled(1), sampleSpooled(2)]);
      await state.intend(run, [sampleIntent('first', [1])]);
      await abandon(state);
      await using again = await openDisposable(place.open());
      const later = await again.beginRun(ledger.id, startMs);
      const open = { run, intent: sampleIntent('first', [1]), changes: [sampleSpooled(1)] };
      expect(await again.openIntents(ledger.id)).toEqual([open]);
      await again.record(later, { closedIntents: ['first'] });
      expect(await again.readSpooled(run, [1, 2])).toEqual([]);
    },
  },
  {
    name: 'a second opener reads what the first has written, and cannot run the same sync',
    async run(state, place) {
      await using second = await openDisposable(place.open());
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { advances: [deliver(1)] });
      const entry = { ...sampleEntry(1), sequence: 1 };
      expect(await second.readEntries(ledger.id, [sampleHash(1)])).toEqual([entry]);
      expect(await codeOf(second.beginRun(ledger.id, startMs))).toBe('RUN.ALREADY_RUNNING');
      expect((await second.readRuns('customers', 9)).map(({ status }) => status)).toEqual(['running']);
      await endSampleRun(state, run);
      expect(await codeOf(second.beginRun(ledger.id, startMs))).toBe('no error');
    },
  },
];

async function openDisposable(opening: Promise<StateStore>): Promise<StateStore & AsyncDisposable> {
  const state = await opening;
  return { ...state, [Symbol.asyncDispose]: async () => state.close() };
}
