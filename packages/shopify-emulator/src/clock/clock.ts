/** Where the emulator takes the time from. Everything that depends on time asks it; nothing else reads the machine's clock. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** A clock that tests and the control door can hold and move. */
export interface SettableClock extends Clock {
  /** Stops at the present moment. */
  freeze(): void;
  /** Moves on by this much, stopped or not. */
  advance(milliseconds: number): void;
  /** Jumps to a moment and goes on as before, stopped or running. */
  set(epochMs: number): void;
  /** Follows the base again, as at the beginning. */
  reset(): void;
  /** Runs on from the present moment at the pace of the base. */
  run(): void;
  /** Whether time passes although nobody moves the clock: it runs, and after the machine's. */
  runsByItself(): boolean;
  isFrozen(): boolean;
}

export const wallClock: Clock = { now: () => Date.now() };

/** A settable clock over a base that gives the pace; it starts at the base's time, running. */
export function createSettableClock(base: Clock): SettableClock {
  let offset = 0;
  let stoppedAt: number | null = null;
  const now = (): number => stoppedAt ?? base.now() + offset;
  const set = (epochMs: number): void => {
    if (stoppedAt === null) offset = epochMs - base.now();
    else stoppedAt = epochMs;
  };
  return {
    now,
    runsByItself: () => stoppedAt === null && base === wallClock,
    set,
    freeze: () => {
      stoppedAt = now();
    },
    advance: (milliseconds) => set(now() + milliseconds),
    reset: () => {
      stoppedAt = null;
      offset = 0;
    },
    run: () => {
      const moment = now();
      stoppedAt = null;
      set(moment);
    },
    isFrozen: () => stoppedAt !== null,
  };
}
