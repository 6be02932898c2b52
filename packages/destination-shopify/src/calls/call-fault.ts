import type { BackstockError } from '@backstock/core';

/**
 * How one attempt at a call failed, as far as sending it again goes.
 *
 * - `throttled` the store had no room; it was not run · `unsent` it never reached the store
 * - `lost` it may or may not have run: no answer, an answer that cannot be read, or a fault inside the store
 */
export type FaultKind = 'throttled' | 'unsent' | 'lost';

/** A failed attempt that may be made again. What must stop the run is thrown as a `BackstockError` instead. */
export class CallFault extends Error {
  override readonly name = 'CallFault';
  readonly kind: FaultKind;
  /** What to throw when trying again is given up. */
  readonly final: BackstockError;
  /** How long the store asked to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: FaultKind, final: BackstockError, retryAfterMs?: number) {
    super(final.message);
    this.kind = kind;
    this.final = final;
    this.retryAfterMs = retryAfterMs;
  }
}
