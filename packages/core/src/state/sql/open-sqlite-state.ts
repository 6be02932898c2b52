import type { Clock } from '../../time/clock.ts';
import type { StateStore } from '../state-store.ts';

export interface SqliteStateOptions {
  readonly clock: Clock;
  /** A text that nobody else makes; random where absent. */
  readonly createNonce?: () => string;
}

/**
 * Opens the state in a SQLite file; makes file and folder, readable by their owner only, where there are none.
 * `:memory:` is a state that nobody else sees and that ends with its `close`.
 */
export async function openSqliteState(file: string, options: SqliteStateOptions): Promise<StateStore> {
  // The query builder takes 80 ms to load, which commands without a state need not pay.
  const { openSqliteFile } = await import('./sqlite-file.ts');
  return openSqliteFile(file, options);
}
