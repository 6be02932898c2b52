import { expect } from 'vitest';
import type { BackstockError } from '../../errors/backstock-error.ts';
import type { ReadRequest, Source } from '../../source/source.ts';
import { cancelWithinMs, failureOf, readFailure } from './expect-failure.ts';
import { requestFor, rowsById } from './read-all.ts';
import { manyRows, readTable, relationOf, sampleTable, seriesTable } from './sample-table.ts';
import type { SourceCase, SourceSubject } from './subject.ts';

async function readsAgain(subject: SourceSubject): Promise<void> {
  const read = await readTable(subject, sampleTable({ id: 'integer' }, [[5n]]), []);
  expect([rowsById(read), read.receipts]).toEqual([[[5n]], [1]]);
}

interface BrokenRead {
  readonly hadRows: boolean;
  readonly receipts: number;
  readonly error: unknown;
}

/** Reads until it ends or throws. */
async function readBroken(source: Source, request: ReadRequest): Promise<BrokenRead> {
  let rows = 0;
  let receipts = 0;
  let error: unknown;
  try {
    for await (const item of source.read(request)) {
      if (item.kind === 'receipt') receipts += 1;
      else rows += item.length;
    }
  } catch (thrown) {
    error = thrown;
  }
  return { hadRows: rows > 0, receipts, error };
}

/** Aborts the read after its first batch. */
async function abortAfterFirstBatch(source: Source, request: ReadRequest): Promise<BackstockError> {
  const controller = new AbortController();
  return failureOf(async () => {
    for await (const item of source.read({ ...request, signal: controller.signal })) {
      expect(item.kind).toBe('batch');
      controller.abort();
    }
  });
}

export const failureCases: readonly SourceCase[] = [
  {
    name: 'a read that breaks off gives no receipt, and another read works',
    async run(subject) {
      expect(subject.faults).not.toEqual([]);
      for (const fault of subject.faults) {
        await fault.during(async (relation) => {
          const broken = await readBroken(subject.source, requestFor(relation, []));
          const error = fault.code === undefined ? undefined : expect.objectContaining({ code: fault.code });
          expect([fault.name, broken]).toEqual([fault.name, { hadRows: true, receipts: 0, error }]);
        });
        await readsAgain(subject);
      }
    },
  },
  {
    name: 'a requested column that the model does not have is named',
    async run(subject) {
      const { source } = subject;
      const table = sampleTable({ id: 'integer' }, [[1n]]);
      await subject.load(table);
      for (const request of [
        requestFor(relationOf(table), ['no_such_column']),
        requestFor(relationOf(table), [], { keyColumns: ['id', 'no_such_column'] }),
      ]) {
        const error = await readFailure(source, request);
        expect([error.code, error.retryable]).toEqual(['MODEL.COLUMN_MISSING', false]);
        expect(error.message).toContain('no_such_column');
      }
    },
  },
  {
    name: 'a signal ends a read under way, and another read works',
    async run(subject) {
      const table = seriesTable(manyRows);
      await subject.load(table);
      const error = await abortAfterFirstBatch(subject.source, requestFor(relationOf(table), []));
      expect(error.code).toBe('SOURCE.READ_INCOMPLETE');
      await readsAgain(subject);
    },
  },
  {
    name: 'a signal that was given before ends a call before it begins',
    async run(subject) {
      const { source } = subject;
      const table = sampleTable({ id: 'integer' }, [[1n]]);
      const relation = relationOf(table);
      await subject.load(table);
      const signal = AbortSignal.abort();
      const errors = [
        await failureOf(async () => source.check(signal)),
        await failureOf(async () => source.describe(relation, signal)),
        await readFailure(source, requestFor(relation, [], { signal })),
      ];
      expect(errors.map((error) => error.code)).toEqual(Array.from(errors, () => 'SOURCE.READ_INCOMPLETE'));
    },
  },
  {
    name: 'leaving the loop early ends the read, and another read works',
    async run(subject) {
      const table = seriesTable(manyRows);
      await subject.load(table);
      const started = performance.now();
      for await (const item of subject.source.read(requestFor(relationOf(table), []))) {
        expect(item.kind).toBe('batch');
        break;
      }
      expect(performance.now() - started).toBeLessThan(cancelWithinMs);
      await readsAgain(subject);
    },
  },
  {
    name: 'a source can be closed twice, also when it was never used',
    async run(_, createSubject) {
      await using unused = await createSubject();
      await unused.source.close();
      await unused.source.close();
      await using used = await createSubject();
      await used.source.check();
      await used.source.close();
      await used.source.close();
    },
  },
];
