import { setImmediate } from 'node:timers/promises';
import type { CallIntent } from '../destination/operation.ts';

/** Puts intents on disk in group commits: those told while one commit is under way share the next. */
export class IntentLog {
  readonly #write: (intents: readonly CallIntent[]) => Promise<void>;
  /** Operations without an outcome, by intent; and the intents of an operation. */
  readonly #open = new Map<string, Set<string>>();
  readonly #intentsOf = new Map<string, string[]>();
  #waiting: CallIntent[] = [];
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(write: (intents: readonly CallIntent[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when the intent is durable. */
  intend(intent: CallIntent): Promise<void> {
    this.#open.set(intent.id, new Set(intent.operations.map(({ id }) => id)));
    for (const { id } of intent.operations)
      this.#intentsOf.set(id, [...(this.#intentsOf.get(id) ?? []), intent.id]);
    this.#waiting.push(intent);
    this.#next ??= this.#writeAfter(this.#writing);
    return this.#next;
  }

  /** Takes note of outcomes; gives the intents that have no operation left without one. */
  settle(operations: readonly string[]): string[] {
    const closed: string[] = [];
    for (const operation of operations) {
      for (const intent of this.#intentsOf.get(operation) ?? []) {
        const open = this.#open.get(intent);
        open?.delete(operation);
        if (open?.size !== 0) continue;
        closed.push(intent);
        this.#open.delete(intent);
      }
      this.#intentsOf.delete(operation);
    }
    return closed;
  }

  async #writeAfter(earlier: Promise<void>): Promise<void> {
    await earlier.catch(() => undefined);
    // Calls that leave in the same turn share the commit: a commit costs more than all else that a call costs us.
    await setImmediate();
    const batch = this.#waiting;
    this.#waiting = [];
    this.#next = undefined;
    this.#writing = this.#write(batch);
    return this.#writing;
  }
}
