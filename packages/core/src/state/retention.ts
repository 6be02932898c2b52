const dayMs = 24 * 60 * 60 * 1000;

/** How long outcomes are kept; what was not delivered is also an attempt, and that stays until it is settled. */
export const outcomesKeptMs: number = 30 * dayMs;

/** How long the journal of calls is kept. */
export const callsKeptMs: number = 7 * dayMs;
