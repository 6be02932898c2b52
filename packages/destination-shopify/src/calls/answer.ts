import type { StoreProblem } from '../contract/store-reader.ts';

/** The bucket as the store reports it with every answer that says what it cost. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

export interface AnswerCost {
  readonly requested: number;
  /** Absent where nothing was charged (throttled, refused before it ran). */
  readonly actual?: number;
  readonly bucket: ThrottleStatus;
}

/** What the store answered to one request, parsed once at the edge. */
export interface Answer {
  /** By response key. Null where the document as a whole came to nothing. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly StoreProblem[];
  readonly cost?: AnswerCost;
  readonly requestId?: string;
}
