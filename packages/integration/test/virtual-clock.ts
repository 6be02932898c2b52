/**
 * Time of a simulation: it stands still while calls are in flight or code runs, and jumps to the next wake-up when
 * everybody waits. The emulator reads it, the destination sleeps on it.
 */
export class VirtualClock {
  #nowMs: number;
  #inFlight = 0;
  #sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];
  #pumping = false;
  /** Called with the body of each request before it leaves: where a test puts somebody else's doings. */
  beforeCall: ((body: string) => Promise<void> | void) | undefined;
  /** How long a call is under way, there and back, on this clock. */
  latencyMs: (() => number) | undefined;

  constructor(startMs: number = Date.UTC(2026, 10, 22)) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const sleeper = { atMs: this.#nowMs + ms, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#pump();
    });
  }

  /** A fetch whose calls hold the time still. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    await this.#travel();
    this.#inFlight += 1;
    try {
      await this.beforeCall?.(typeof init?.body === 'string' ? init.body : '');
      const response = await globalThis.fetch(input, init);
      const body = await response.arrayBuffer();
      return new Response(body, { status: response.status, headers: response.headers });
    } finally {
      this.#inFlight -= 1;
      this.#pump();
      await this.#travel();
    }
  };

  async #travel(): Promise<void> {
    if (this.latencyMs !== undefined) await this.sleep(this.latencyMs() / 2);
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    void this.#jumpWhenIdle();
  }

  async #jumpWhenIdle(): Promise<void> {
    while (this.#sleepers.length > 0) {
      for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      if (this.#inFlight > 0) break;
      this.#wakeNext();
    }
    this.#pumping = false;
  }

  #wakeNext(): void {
    const atMs = Math.min(...this.#sleepers.map((sleeper) => sleeper.atMs));
    this.#nowMs = Math.max(this.#nowMs, atMs);
    const due = this.#sleepers.filter((sleeper) => sleeper.atMs <= this.#nowMs);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.atMs > this.#nowMs);
    for (const sleeper of due) sleeper.wake();
  }
}
