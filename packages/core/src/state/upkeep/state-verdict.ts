import type { StoredRun } from '../state-store.ts';

/** How one part of a state stands. */
export interface StateFinding {
  /** What was looked at, in a word or two. */
  readonly part: string;
  /** `note`: nothing is lost, but a person may want to know. */
  readonly verdict: 'ok' | 'note' | 'damaged';
  /** What was found; never the value of a row. */
  readonly found: string;
  /** The next step, where it is not to restore from a backup. */
  readonly next?: string;
}

/** What a state last knew of one sync. */
export interface LedgerSummary {
  readonly sync: string;
  readonly destination: string;
  readonly object: string;
  readonly nonce: string;
  readonly owned: number;
  readonly sequence: number;
  /** The gate image that fits. */
  readonly image?: { readonly nonce: string; readonly sequence: number };
  readonly lastRun?: Pick<StoredRun, 'id' | 'startedAtMs' | 'status'>;
}

/** What was found when all of a state was looked at. The same for every kind of database. */
export interface StateVerdict {
  /** The state's format; 0 where it has no tables yet, absent where it cannot be read. */
  readonly format?: number;
  readonly findings: readonly StateFinding[];
  /** Empty where the tables cannot be read. */
  readonly ledgers: readonly LedgerSummary[];
}

/** Whether nothing is damaged. Pure. */
export function isSound({ findings }: Pick<StateVerdict, 'findings'>): boolean {
  return findings.every(({ verdict }) => verdict !== 'damaged');
}

/** `1 entry`, `3 entries`. Pure. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
