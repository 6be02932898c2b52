import type { OutcomeKind, RunEvent } from '@backstock/core';

/** What is known of a run while it goes. Events in, one line of text out. */
export class RunProgress {
  readonly #sync: string;
  readonly #startedAtMs: number;
  #stage: 'starting' | 'reading' | 'delivering' = 'starting';
  #rows = 0;
  #changes = 0;
  #ended = 0;
  #calls = 0;
  #points = 0;
  readonly #outcomes = new Map<OutcomeKind, number>();

  constructor(sync: string, startedAtMs: number) {
    this.#sync = sync;
    this.#startedAtMs = startedAtMs;
  }

  note(event: RunEvent): void {
    switch (event.type) {
      case 'gate-opened':
        this.#stage = 'reading';
        break;
      case 'batch-read':
        this.#rows = event.rows;
        this.#changes = event.changes;
        break;
      case 'read-ended':
        this.#rows = event.rows;
        this.#changes = event.changes + event.removed;
        this.#stage = 'delivering';
        break;
      case 'changes-ended':
        this.#ended += event.count;
        this.#outcomes.set(event.outcome, (this.#outcomes.get(event.outcome) ?? 0) + event.count);
        break;
      case 'call-ended':
        this.#calls += 1;
        this.#points += event.call.actualPoints ?? 0;
        break;
      case 'run-started':
      case 'intents-settled':
      case 'limits-checked':
      case 'phase-started':
      case 'run-failed':
      case 'run-ended':
        break;
    }
  }

  text(nowMs: number): string {
    const seconds = `${Math.floor((nowMs - this.#startedAtMs) / 1000)} s`;
    return [this.#sync, ...this.#parts(), seconds].join(' · ');
  }

  #parts(): string[] {
    if (this.#stage === 'starting') return ['starting'];
    if (this.#stage === 'reading')
      return [`reading: ${count(this.#rows)} rows, ${count(this.#changes)} changes`];
    const outcomes = [...this.#outcomes].map(([outcome, things]) => `${count(things)} ${outcome}`);
    return [
      `${count(this.#ended)} of ${count(this.#changes)} changes`,
      ...(outcomes.length > 0 ? [outcomes.join(', ')] : []),
      `${count(this.#calls)} calls, ${count(this.#points)} points`,
    ];
  }
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
