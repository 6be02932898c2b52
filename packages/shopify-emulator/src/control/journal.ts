/** How a call was answered. */
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
  | 'internal-error'
  | 'fault';

/** One call of the Admin API. */
export interface JournalEntry {
  /** Counts from 1 after each reset. */
  readonly sequence: number;
  readonly time: string;
  readonly requestId: string;
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
  /** What went wrong inside of the emulator itself. */
  readonly internalError?: string;
}

export interface Journal {
  record(entry: Omit<JournalEntry, 'sequence'>): void;
  /** In the order of their answers; `since` leaves out those up to this sequence number. */
  entries(since?: number): readonly JournalEntry[];
  clear(): void;
}

/** Beyond this the oldest calls are forgotten. */
const maxEntries = 200_000;

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  let sequence = 0;
  return {
    record(entry) {
      sequence += 1;
      entries.push({ sequence, ...entry });
      if (entries.length > maxEntries * 1.1) entries = entries.slice(-maxEntries);
    },
    entries: (since = 0) => entries.filter((entry) => entry.sequence > since),
    clear() {
      entries = [];
      sequence = 0;
    },
  };
}
