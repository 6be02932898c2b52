import type { Clock } from '@backstock/core';
import type { ThrottleStatus } from './answer.ts';
import { BucketModel, type Reservation } from './bucket-model.ts';

export interface CostBudgetOptions {
  readonly clock: Clock;
  /** The share of the store's rate that is ours, above 0 and at most 1. */
  readonly share: number;
  /** The most calls in flight. Absent: what the rate can use at the pace at which the store answers. */
  readonly concurrency?: number | undefined;
}

const leastConcurrency = 10;
const mostConcurrency = 256;
/** What most calls cost: one mutation. */
const usualPoints = 10;

/**
 * The gate that every call passes before it leaves: first come, first served, as soon as the bucket and our share have its
 * points and a place in flight is free. Until the store's first answer has told the size of its bucket, calls go one by one.
 */
export class CostBudget {
  readonly #model: BucketModel;
  readonly #clock: Clock;
  readonly #concurrency: number | undefined;
  #inFlight = 0;
  #averageTookMs = 250;
  #last: Promise<unknown> = Promise.resolve();
  #wake: (() => void) | undefined;

  constructor(options: CostBudgetOptions) {
    this.#model = new BucketModel(options.share);
    this.#clock = options.clock;
    this.#concurrency = options.concurrency;
  }

  /** Points a second that are ours; 0 while nothing is known. */
  get ratePerSecond(): number {
    return this.#model.ratePerSecond;
  }

  /** The store's own rate, points a second; 0 while nothing is known. */
  get restoreRate(): number {
    return this.#model.restoreRate;
  }

  spendable(): number {
    return this.#model.spendable(this.#clock.now());
  }

  /** Resolves when the call may leave; its points are then reserved. Rejects with the signal's reason when aborted. */
  async acquire(points: number, signal?: AbortSignal): Promise<Reservation> {
    const turn = this.#last.then(() => this.#admit(points, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** To be called once for each reservation, when the call ended. `actual` is what was charged. */
  release(reservation: Reservation, actual: number, report?: ThrottleStatus): void {
    const nowMs = this.#clock.now();
    this.#inFlight -= 1;
    this.#averageTookMs += (nowMs - reservation.sentAtMs - this.#averageTookMs) / 16;
    this.#model.settle(reservation, actual, nowMs, report);
    this.#wake?.();
  }

  async #admit(points: number, signal?: AbortSignal): Promise<Reservation> {
    for (;;) {
      signal?.throwIfAborted();
      const hasPlace = this.#inFlight < this.#places();
      const waitMs = this.#model.waitMs(points, this.#clock.now());
      if (hasPlace && waitMs === 0) break;
      await this.#waitFor(hasPlace ? waitMs : Number.POSITIVE_INFINITY, signal);
    }
    this.#inFlight += 1;
    return this.#model.reserve(points, this.#clock.now());
  }

  /** Waits for an answer, at most `waitMs`. */
  async #waitFor(waitMs: number, signal?: AbortSignal): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (waitMs === Number.POSITIVE_INFINITY) return answered;
    const stop = new AbortController();
    const signals = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
    const slept = this.#clock.sleep(waitMs, signals);
    try {
      await Promise.race([answered, slept]);
    } finally {
      slept.catch(() => undefined);
      stop.abort();
    }
  }

  /** Twice what the rate keeps in flight on average, so that slow answers leave no points unused. */
  #places(): number {
    if (this.#concurrency !== undefined) return this.#concurrency;
    const busy = (this.#model.ratePerSecond / usualPoints) * (this.#averageTookMs / 1000);
    return Math.min(mostConcurrency, Math.max(leastConcurrency, Math.ceil(2 * busy)));
  }
}
