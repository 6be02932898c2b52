import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmulatedShop } from '../../control/emulated-shop.ts';
import {
  bulkOperationsTable,
  type BulkErrorCode,
  type BulkOperation,
} from '../../objects/bulk/bulk-operation.ts';
import type { Table } from '../../store/table.ts';
import type { RunInBulk } from './bulk-piece.ts';
import { BulkJob } from './bulk-job.ts';
import { cancelEndOf, deadlineOf, dueObjects, finishOf, startOf } from './bulk-schedule.ts';

/** Does the work of bulk operations when the shop's clock says that it is due. */
export interface BulkRunner {
  /** With a clock that stands: resolves when all that is due is done. With one that runs, work goes on beside the requests. */
  settle(): Promise<void>;
  /** Sees to it that work goes on by itself where the clock does. */
  wake(): void;
  /** Ends for good; what is under way ends after its turn. */
  stop(): void;
}

export interface RunnerParts {
  readonly shop: EmulatedShop;
  /** Runs documents on behalf of the app that started the operation. */
  runFor(operation: BulkOperation): RunInBulk;
  /** Told why an operation failed that nobody wanted to fail. */
  complain(error: unknown): void;
}

export function createBulkRunner(parts: RunnerParts): BulkRunner {
  return new Runner(parts);
}

const tickMs = 50;
/** After so many objects of an operation others get their turn, requests too. */
const objectsPerTurn = 25;

class Runner implements BulkRunner {
  readonly #parts: RunnerParts;
  readonly #jobs = new Map<number, BulkJob>();
  #pumping: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  async settle(): Promise<void> {
    if (this.#unfinished().length === 0) return;
    const begun = this.#pumping;
    const pumping = this.#pump();
    if (this.#parts.shop.clock.runsByItself()) return;
    await pumping;
    // What was under way already may have begun before the clock was moved.
    if (begun !== null) await this.#pump();
  }

  wake(): void {
    if (this.#timer !== null || this.#isStopped || !this.#isDriven()) return;
    this.#timer = setInterval(() => {
      void this.#pump();
      if (!this.#isDriven()) this.#rest();
    }, tickMs);
    this.#timer.unref();
  }

  stop(): void {
    this.#isStopped = true;
    this.#rest();
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #isDriven(): boolean {
    return this.#parts.shop.clock.runsByItself() && this.#unfinished().length > 0;
  }

  #table(): Table<BulkOperation> {
    return this.#parts.shop.store.table(bulkOperationsTable);
  }

  /** Asked at every request, so it makes no table where there is none. */
  #unfinished(): readonly BulkOperation[] {
    if (!this.#parts.shop.store.tables().has(bulkOperationsTable.name)) return [];
    return this.#table().find('unfinished', 'yes');
  }

  #pump(): Promise<void> {
    this.#pumping ??= this.#work().finally(() => {
      this.#pumping = null;
    });
    return this.#pumping;
  }

  /** Rounds over all operations until none has anything more that is due. */
  async #work(): Promise<void> {
    for (let isBusy = true; isBusy && !this.#isStopped;) {
      isBusy = false;
      for (const operation of this.#unfinished()) if (await this.#turn(operation)) isBusy = true;
      if (isBusy) await nextTurn();
    }
    const active = new Set(this.#unfinished().map(({ id }) => id));
    for (const id of this.#jobs.keys()) if (!active.has(id)) this.#jobs.delete(id);
  }

  /** A turn of one operation; true if it has more to do. */
  async #turn(operation: BulkOperation): Promise<boolean> {
    const now = this.#parts.shop.clock.now();
    if (operation.status === 'CANCELING') {
      // What its job had brought was noted when its last turn ended.
      this.#jobs.delete(operation.id);
      const end = cancelEndOf(operation);
      if (now >= end) this.#end(operation.id, { status: 'CANCELED', endedAtMs: end });
      return false;
    }
    if (now < startOf(operation)) return false;
    if (this.#isTokenMissed(operation))
      return this.#fail(operation.id, 'ACCESS_DENIED', { now, cause: 'Its token is no longer accepted.' });
    const job = this.#jobOf(operation);
    try {
      return await this.#advance(operation, job, now);
    } catch (error) {
      this.#parts.complain(error);
      return this.#fail(operation.id, 'INTERNAL_SERVER_ERROR', { now, cause: error });
    }
  }

  #isTokenMissed({ starter }: BulkOperation): boolean {
    const { store, tokens } = this.#parts.shop;
    return store.switches.tokenEndInBulk === 'fails' && tokens.find(starter.token) === undefined;
  }

  #jobOf(operation: BulkOperation): BulkJob {
    const known = this.#jobs.get(operation.id);
    if (known?.row === operation) return known;
    const job = new BulkJob(this.#parts.shop.store, operation, this.#parts.runFor(operation));
    this.#jobs.set(operation.id, job);
    return job;
  }

  async #advance(operation: BulkOperation, job: BulkJob, now: number): Promise<boolean> {
    const pace = this.#parts.shop.store.bulkPace;
    const due = dueObjects(operation, pace, now);
    const wanted = operation.failure;
    const end = Math.min(due, job.objectCount + objectsPerTurn - 1);
    while (!job.isExhausted && job.objectCount <= end) {
      if (wanted !== undefined && job.objectCount >= wanted.afterObjects) break;
      if (job.isFileChanged)
        return this.#fail(operation.id, 'INTERNAL_SERVER_ERROR', {
          now,
          cause: 'The uploaded file changed.',
        });
      const failure = await job.step();
      if (failure === undefined) continue;
      if (failure.code === 'INTERNAL_SERVER_ERROR') this.#parts.complain(failure.cause);
      return this.#fail(operation.id, failure.code, { now, cause: failure.cause });
    }
    if (wanted !== undefined && job.objectCount >= wanted.afterObjects)
      return this.#fail(operation.id, wanted.errorCode, { now, cause: 'It was told to fail.' });
    const finish = finishOf(operation, pace, job.objectCount);
    const deadline = deadlineOf(operation);
    if (job.isExhausted && now >= finish && finish <= deadline)
      return this.#end(operation.id, { status: 'COMPLETED', endedAtMs: finish });
    if (now >= deadline && (job.isExhausted || job.objectCount > due))
      return this.#end(operation.id, { status: 'FAILED', errorCode: 'TIMEOUT', endedAtMs: deadline });
    this.#note(operation.id, { status: 'RUNNING' });
    return !job.isExhausted && job.objectCount <= due;
  }

  #fail(id: number, errorCode: BulkErrorCode, why: { readonly now: number; readonly cause: unknown }): false {
    const cause = why.cause instanceof Error ? why.cause.message : String(why.cause);
    return this.#end(id, { status: 'FAILED', errorCode, cause, endedAtMs: why.now });
  }

  #end(id: number, end: Partial<BulkOperation>): false {
    this.#note(id, end);
    return false;
  }

  /** The operation may have been canceled by one of its own lines, or have gone with a reset. */
  #note(id: number, change: Partial<BulkOperation>): void {
    const job = this.#jobs.get(id);
    const present = this.#table().get(id);
    if (present === undefined) return;
    job?.flush();
    const counts =
      job === undefined
        ? {}
        : { objectCount: job.objectCount, rootObjectCount: job.rootObjectCount, resultSize: job.resultSize };
    const isCanceling = present.status === 'CANCELING' && change.status !== 'CANCELED';
    const row = { ...present, ...counts, ...(isCanceling ? {} : change) };
    if (row.status === present.status && row.objectCount === present.objectCount) return;
    this.#table().put(row);
    if (job !== undefined) job.row = row;
  }
}
