import type { BackstockError, Operation, OperationOutcome } from '@backstock/core';
import { OutcomeQueue } from './outcome-queue.ts';

/** So many calls in a row whose effect stayed unknown, each after all its retries: the store is not well. */
const mostLostInARow = 3;

/** What the calls of one `apply` or `settle` share: the outcomes so far, which changes must not go on, whether to stop. */
export class DeliveryState {
  readonly queue: OutcomeQueue = new OutcomeQueue();
  readonly #blocked = new Set<number>();
  readonly #stop = new AbortController();
  readonly signal: AbortSignal;
  #error: BackstockError | undefined;
  #lostInARow = 0;

  constructor(signal: AbortSignal | undefined) {
    this.signal = signal === undefined ? this.#stop.signal : AbortSignal.any([signal, this.#stop.signal]);
  }

  get error(): BackstockError | undefined {
    return this.#error;
  }

  isBlocked(operation: Operation): boolean {
    return this.#blocked.has(operation.change);
  }

  /** Nothing new is sent from now on; the error is thrown when what is in flight has come to its end. */
  stop(error: BackstockError): void {
    this.#error ??= error;
    this.#stop.abort(error);
  }

  /**
   * Told of every call that ended after all its repetitions, in order to stop at a store that is down. A lost create says
   * little: one cut connection is enough, and the look for it finds out by itself whether the store answers.
   */
  noteEffect(isKnown: boolean, error?: BackstockError): void {
    this.#lostInARow = isKnown ? 0 : this.#lostInARow + 1;
    if (error !== undefined && this.#lostInARow >= mostLostInARow) this.stop(error);
  }

  /** Hands on outcomes. Later operations of a change wait for nothing where one of them cannot build on it. */
  settle(operations: readonly Operation[], outcomes: readonly OperationOutcome[]): void {
    const creates = new Set(
      operations.filter((operation) => operation.creates).map((operation) => operation.id),
    );
    for (const { change, kind, operation } of outcomes) {
      const isRefused = kind === 'refused' && !creates.has(operation);
      if (kind !== 'delivered' && !isRefused) this.#blocked.add(change);
    }
    this.queue.push(outcomes);
  }

  settleAll(operations: readonly Operation[], kind: 'uncertain' | 'not_sent'): void {
    this.settle(
      operations,
      operations.map((operation) => ({ operation: operation.id, change: operation.change, kind })),
    );
  }
}
