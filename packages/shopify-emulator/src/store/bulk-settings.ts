/** How fast bulk operations get on, by the shop's clock. */
export interface BulkPace {
  /** Of a bulk mutation, on average. */
  readonly linesPerSecond: number;
  /** Of a bulk query, on average. */
  readonly objectsPerSecond: number;
  /** By which part of that an operation may be faster or slower, from 0 to below 1. Its id decides, so that runs can be repeated. */
  readonly spread: number;
}

export const defaultBulkPace: BulkPace = { linesPerSecond: 100, objectsPerSecond: 1_000, spread: 0.3 };

export const bulkErrorCodes = ['ACCESS_DENIED', 'INTERNAL_SERVER_ERROR', 'TIMEOUT'] as const;

/** What the next bulk operation shall fail of, once it has come so far. */
export interface BulkFailure {
  readonly errorCode: (typeof bulkErrorCodes)[number];
  /** 0: before anything is done. */
  readonly afterObjects: number;
}
