import { expect } from 'vitest';
import { beginSampleRun, codeOf, customers, endSampleRun, startMs } from './samples.ts';
import type { StateCase } from './subject.ts';

export const runCases: readonly StateCase[] = [
  {
    name: 'a run is kept from its beginning to its report',
    async run(state) {
      const { run } = await beginSampleRun(state);
      const begun = { id: run, sync: 'customers', startedAtMs: startMs };
      expect(await state.readRuns('customers', 10)).toEqual([{ ...begun, status: 'running' }]);
      const end = { endedAtMs: startMs + 5, status: 'attention', exitCode: 3, report: '{"read":1}' } as const;
      await state.endRun(run, end);
      expect(await state.readRuns('customers', 10)).toEqual([{ ...begun, ...end }]);
    },
  },
  {
    name: 'runs are listed for each sync, newest first, up to a limit',
    async run(state) {
      const runs: number[] = [];
      const other = await state.openLedger({ ...customers, sync: 'others' });
      await state.beginRun(other.id, startMs);
      for (let count = 0; count < 3; count += 1) {
        const { run } = await beginSampleRun(state);
        await endSampleRun(state, run);
        runs.push(run);
      }
      const listed = (await state.readRuns('customers', 2)).map(({ id }) => id);
      expect(listed).toEqual(runs.toReversed().slice(0, 2));
      expect(await state.readRuns('nobody', 2)).toEqual([]);
    },
  },
  {
    name: 'a sync is run once at a time, to whichever destination; other syncs are free',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      const elsewhere = await state.openLedger({ ...customers, destination: 'elsewhere' });
      const other = await state.openLedger({ ...customers, sync: 'others' });
      expect(await codeOf(state.beginRun(ledger.id, startMs))).toBe('RUN.ALREADY_RUNNING');
      expect(await codeOf(state.beginRun(elsewhere.id, startMs))).toBe('RUN.ALREADY_RUNNING');
      expect(await codeOf(state.beginRun(other.id, startMs))).toBe('no error');
      await endSampleRun(state, run);
      expect(await codeOf(state.beginRun(elsewhere.id, startMs))).toBe('no error');
    },
  },
  {
    name: 'the first run counts when it went through, and only once',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.endRun(run, { endedAtMs: startMs + 1, status: 'failed', exitCode: 4, report: '{}' });
      expect(await state.openLedger(customers)).toEqual(ledger);
      for (const endedAtMs of [startMs + 2, startMs + 3]) {
        const next = await state.beginRun(ledger.id, startMs);
        await state.endRun(next, { endedAtMs, status: 'ok', exitCode: 0, report: '{}' });
      }
      expect(await state.openLedger(customers)).toEqual({ ...ledger, firstRunAtMs: startMs + 2 });
    },
  },
];
