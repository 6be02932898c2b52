/** What waits in a queue. */
export interface QueuedSync {
  readonly name: string;
  readonly destination: string;
}

/**
 * One queue for each store: its syncs run one after the other, because the rate limit is the store's. A sync that waits
 * or runs is not taken a second time.
 */
export class StoreQueues<Sync extends QueuedSync> {
  readonly #run: (sync: Sync) => Promise<void>;
  readonly #tails = new Map<string, Promise<void>>();
  readonly #taken = new Set<string>();
  #closed = false;

  /** `run` must not reject. */
  constructor(run: (sync: Sync) => Promise<void>) {
    this.#run = run;
  }

  /** Whether the sync was taken; false while it waits or runs already, and after `close`. */
  offer(sync: Sync): boolean {
    if (this.#closed || this.#taken.has(sync.name)) return false;
    this.#taken.add(sync.name);
    const before = this.#tails.get(sync.destination) ?? Promise.resolve();
    this.#tails.set(
      sync.destination,
      before.then(() => this.#runNext(sync)),
    );
    return true;
  }

  /** Takes nothing more, drops what waits, and resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#tails.values());
  }

  async #runNext(sync: Sync): Promise<void> {
    if (!this.#closed) await this.#run(sync);
    this.#taken.delete(sync.name);
  }
}
