import type { Clock } from '../clock/clock.ts';

/** Calls whose effect comes later than the client believes: they land when the clock has reached their moment. */
export interface Landings {
  add(landing: Landing): void;
  /** Runs what is due by now, in the order of its moments. Asked before anybody looks at the shop. */
  settle(): void;
  /** Whether a call under this `@idempotent` key has still to land. */
  isUnderWay(key: string): boolean;
  clear(): void;
}

interface Landing {
  readonly dueMs: number;
  /** The keys of its fields. */
  readonly keys: readonly string[];
  /** Given a clock that stands at the due moment. Has its effect before it returns. */
  readonly land: (clock: Clock) => void;
}

export function createLandings(clock: Clock): Landings {
  let waiting: readonly Landing[] = [];
  return {
    add(landing) {
      waiting = [...waiting, landing].toSorted((a, b) => a.dueMs - b.dueMs);
    },
    settle() {
      while (waiting[0] !== undefined && waiting[0].dueMs <= clock.now()) {
        const [{ dueMs, land }, ...rest] = waiting;
        waiting = rest;
        land({ now: () => dueMs });
      }
    },
    isUnderWay: (key) => waiting.some(({ keys }) => keys.includes(key)),
    clear: () => {
      waiting = [];
    },
  };
}
