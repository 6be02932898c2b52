import { expect } from 'vitest';
import { outcomeKinds } from '../../outcome/outcome.ts';
import type { StateStore } from '../../state/state-store.ts';
import {
  beginSampleRun,
  codeOf,
  collect,
  customerId,
  dayMs,
  deliver,
  endSampleRun,
  sampleAttempt,
  sampleHash,
  sampleOutcome,
  startMs,
} from './samples.ts';
import type { StateCase } from './subject.ts';

const refused = sampleOutcome(2, {
  kind: 'changed',
  outcome: 'refused',
  fields: [],
  storeId: customerId(2),
  reason: { code: 'INVALID', message: 'Phone is invalid', field: 'phone' },
});
const { key: _key, ...nameless } = sampleOutcome(3, {
  outcome: 'held',
  reason: { code: 'swap', message: 'a swap' },
});

const call = {
  intent: 'first',
  name: 'customerSet',
  kind: 'write',
  operations: 2,
  attempts: 1,
  requestedPoints: 20,
  actualPoints: 10,
  startedAtMs: startMs,
  tookMs: 12.5,
  status: 'ok',
  requestId: 'abc',
} as const;

async function nextRun(state: StateStore, startedAtMs: number): Promise<number> {
  const { ledger, run } = await beginSampleRun(state);
  await endSampleRun(state, run);
  return state.beginRun(ledger.id, startedAtMs);
}

export const accountCases: readonly StateCase[] = [
  {
    name: 'the outcomes of a run that were not delivered are listed in the order of their changes',
    async run(state) {
      const { run } = await beginSampleRun(state);
      await state.record(run, { outcomes: [nameless, sampleOutcome(1), refused], calls: [call] });
      expect(await state.readRunOutcomes(run, 9)).toEqual([refused, nameless]);
      expect(await state.readRunOutcomes(run, 1)).toEqual([refused]);
      const kinds = outcomeKinds.map((outcome, index) => sampleOutcome(index + 10, { outcome }));
      await state.record(run, { outcomes: kinds });
      expect((await state.readRunOutcomes(run, 99)).slice(2)).toEqual(kinds.slice(1));
    },
  },
  {
    name: 'a change has one outcome in its run: the last one',
    async run(state) {
      const { run } = await beginSampleRun(state);
      await state.record(run, { outcomes: [sampleOutcome(2, { outcome: 'not_sent' }), sampleOutcome(1)] });
      await state.record(run, { outcomes: [refused] });
      expect(await state.readRunOutcomes(run, 9)).toEqual([refused]);
    },
  },
  {
    name: 'the outcomes of a key are found over its runs, newest first',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { outcomes: [refused, sampleOutcome(1)] });
      await endSampleRun(state, run);
      const second = await state.beginRun(ledger.id, startMs + 1);
      const delivered = sampleOutcome(7, { hash: sampleHash(2), kind: 'changed' });
      await state.record(second, { outcomes: [delivered] });
      const found = [
        { ...delivered, run: second },
        { ...refused, run },
      ];
      expect(await state.readOutcomes(ledger.id, sampleHash(2), 9)).toEqual(found);
      expect(await state.readOutcomes(ledger.id, sampleHash(2), 1)).toEqual(found.slice(0, 1));
      expect(await state.readOutcomes(ledger.id, sampleHash(99), 9)).toEqual([]);
      const other = await state.openLedger({ sync: 'others', destination: 'store', object: 'customer' });
      expect(await state.readOutcomes(other.id, sampleHash(2), 9)).toEqual([]);
    },
  },
  {
    name: 'an attempt replaces the one before it, until the key is settled',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      const first = sampleAttempt(1, { key: 'C-1', refusalClass: 'conflict', nextAtMs: 0 });
      const second = sampleAttempt(2, { outcome: 'waiting', tries: 4, lastAtMs: startMs + 9 });
      await state.record(run, { attempts: [sampleAttempt(1), second] });
      await state.record(run, { attempts: [first] });
      const asked = [2, 9, 1].map(sampleHash);
      expect(await state.readAttempts(ledger.id, asked)).toEqual([second, undefined, first]);
      expect(await collect(state.scanAttempts(ledger.id))).toEqual([first, second]);
      await state.record(run, { settledAttempts: [sampleHash(1), sampleHash(9)] });
      expect(await collect(state.scanAttempts(ledger.id))).toEqual([second]);
    },
  },
  {
    name: 'removals are counted by their time, delivered ones only',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      const removed = (change: number, atMs: number) =>
        sampleOutcome(change, { kind: 'removed', fields: [], atMs });
      await state.record(run, {
        outcomes: [
          removed(1, startMs),
          removed(2, startMs - 1),
          { ...removed(3, startMs), outcome: 'refused' },
          sampleOutcome(4),
        ],
      });
      expect(await state.countRemovedSince(ledger.id, startMs)).toBe(1);
      expect(await state.countRemovedSince(ledger.id, startMs - 1)).toBe(2);
      const other = await state.openLedger({ sync: 'others', destination: 'store', object: 'customer' });
      expect(await state.countRemovedSince(other.id, 0)).toBe(0);
    },
  },
  {
    name: 'outcomes go after 30 days, attempts stay',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.record(run, { outcomes: [refused], attempts: [sampleAttempt(2)] });
      await endSampleRun(state, run);
      const kept = await state.beginRun(ledger.id, startMs + 30 * dayMs);
      expect(await state.readRunOutcomes(run, 9)).toEqual([refused]);
      await endSampleRun(state, kept);
      await state.beginRun(ledger.id, startMs + 30 * dayMs + 1);
      expect(await state.readRunOutcomes(run, 9)).toEqual([]);
      expect(await collect(state.scanAttempts(ledger.id))).toEqual([sampleAttempt(2)]);
    },
  },
  {
    name: 'a recording of a run that is not there is refused, and nothing of it is kept',
    async run(state) {
      const run = await nextRun(state, startMs);
      const { id } = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
      const recording = { advances: [deliver(1)], outcomes: [refused], attempts: [sampleAttempt(1)] };
      expect(await codeOf(state.record(run + 1, recording))).toBe('INTERNAL.FAULT');
      expect(await state.readEntries(id, [sampleHash(1)])).toEqual([undefined]);
      expect(await collect(state.scanAttempts(id))).toEqual([]);
    },
  },
];
