/**
 * Time of a simulation: it stands still while calls are in flight or code runs, and jumps to the next wake-up when
 * everybody waits. The emulator reads it, the destination sleeps on it.
 */
export class VirtualClock {
  #nowMs: number;
  #inFlight = 0;
  #sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];
  #pumping = false;

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
      this.#sleepers.push({ atMs: this.#nowMs + ms, wake: resolve });
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.#pump();
    });
  }

  /** A fetch whose calls hold the time still. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.#inFlight += 1;
    try {
      const response = await globalThis.fetch(input, init);
      const body = await response.arrayBuffer();
      return new Response(body, { status: response.status, headers: response.headers });
    } finally {
      this.#inFlight -= 1;
      this.#pump();
    }
  };

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
