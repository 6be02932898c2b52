import { setImmediate } from 'node:timers/promises';
import type { OperationOutcome } from '@backstock/core';

/** Outcomes from many calls at once, handed on in the groups in which they were found when somebody looked. */
export class OutcomeQueue {
  #waiting: OperationOutcome[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isEnded = false;
  #wake: (() => void) | undefined;

  push(outcomes: readonly OperationOutcome[]): void {
    this.#waiting.push(...outcomes);
    this.#wake?.();
  }

  /** Nothing more will come; with a failure, the reader meets it after the last outcome. */
  end(failure?: { readonly error: unknown }): void {
    this.#failure ??= failure;
    this.#isEnded = true;
    this.#wake?.();
  }

  async *read(): AsyncGenerator<readonly OperationOutcome[]> {
    for (;;) {
      const outcomes = this.#waiting;
      this.#waiting = [];
      if (outcomes.length > 0) yield outcomes;
      else if (this.#isEnded) break;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        // Answers that came in together are handed on together: each group costs whoever records it a commit.
        await setImmediate();
      }
    }
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
