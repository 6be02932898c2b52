/** How a call was answered; `landed` is the effect of one that was never answered. */
export type AnswerKind =
  | 'ok'
  | 'user-errors'
  | 'errors'
  | 'denied'
  | 'rejected'
  | 'throttled'
  | 'too-costly'
  | 'unauthorized'
  | 'malformed'
  | 'unavailable'
  | 'internal-error'
  | 'fault'
  | 'landed'
  | 'token'
  | 'token-refused';

/** One call of the Admin API, or of the door that gives tokens. */
export interface JournalEntry {
  /** Counts from 1 after each reset. */
  readonly sequence: number;
  readonly time: string;
  readonly requestId: string;
  readonly endpoint: 'graphql' | 'oauth';
  /** The version that served the call. */
  readonly version: string | null;
  readonly token: string | null;
  readonly operationName: string | null;
  readonly rootFields: readonly string[];
  readonly query: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly requestedCost: number | null;
  readonly actualCost: number | null;
  /** Points left in the bucket afterwards. */
  readonly available: number | null;
  /** Null: the connection was cut without an answer. */
  readonly status: number | null;
  readonly answer: AnswerKind;
  /** Whether the call changed anything in the shop. */
  readonly applied: boolean;
  /** The first of what the answer complained of: errors, and user errors with the place that they name. */
  readonly complaints?: readonly string[];
  /** What went wrong inside of the emulator itself. */
  readonly internalError?: string;
}

export interface Journal {
  /** `characters` is the length of the request, for the bound on memory. */
  record(entry: Omit<JournalEntry, 'sequence'>, characters: number): void;
  /** In the order of their answers; `since` leaves out those up to this sequence number, `limit` all but the newest. */
  entries(since?: number, limit?: number): readonly JournalEntry[];
  /** The number of the newest call, 0 before the first. */
  lastSequence(): number;
  clear(): void;
}

/** Beyond this many characters of requests the oldest calls are forgotten, however few they are. */
const maxCharacters = 50_000_000;

/** Keeps the newest calls: `maxEntries` of them at most. */
export function createJournal(maxEntries: number): Journal {
  let kept: { readonly entry: JournalEntry; readonly characters: number }[] = [];
  let start = 0;
  let characters = 0;
  let sequence = 0;

  /** Forgotten entries stay in front of `start` until they are half of the list, so that forgetting costs nothing. */
  function forgetOldest(): void {
    while (kept.length - start > maxEntries || characters > maxCharacters) {
      characters -= kept[start]?.characters ?? 0;
      start += 1;
    }
    if (start * 2 < kept.length) return;
    kept = kept.slice(start);
    start = 0;
  }

  return {
    record(entry, size) {
      sequence += 1;
      characters += size;
      kept.push({ entry: { sequence, ...entry }, characters: size });
      forgetOldest();
    },
    entries(since = 0, limit = Infinity) {
      const oldest = sequence - (kept.length - start) + 1;
      const skipped = Math.max(0, since + 1 - oldest);
      const from = Math.max(start + skipped, kept.length - limit);
      return kept.slice(from).map(({ entry }) => entry);
    },
    lastSequence: () => sequence,
    clear() {
      kept = [];
      start = 0;
      characters = 0;
      sequence = 0;
    },
  };
}
