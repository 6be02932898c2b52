import type { BackupLabel } from './backup-label.ts';
import type { StateVerdict } from './state-verdict.ts';

export interface BackupOptions {
  /** Whether a file that has the name already may be replaced. */
  readonly replace: boolean;
  readonly label: BackupLabel;
}

export interface WrittenBackup {
  readonly bytes: number;
  /** What was found when the backup was looked at, after it was written. */
  readonly verdict: StateVerdict;
}

/** A backup that was found sound. */
export interface FoundBackup {
  readonly verdict: StateVerdict;
  /** Absent for a file that was copied by other means. */
  readonly label?: BackupLabel;
}

export interface RestoreOptions {
  /** Names what is kept aside. */
  readonly nowMs: number;
  /** Called with the backup before anything is changed; what it throws leaves everything as it was. */
  readonly beforePlacing?: (found: FoundBackup) => Promise<void>;
}

export interface RestoredState extends FoundBackup {
  /** Where the state that was there is kept; absent where there was none. */
  readonly aside?: string;
}

/**
 * Looks at all of a state, while others may go on writing: its file, its rows, and that they fit each other. Throws
 * STATE.NOT_FOUND, STATE.UNREACHABLE or STATE.NEWER; damage is a finding.
 */
export async function verifySqliteState(file: string): Promise<StateVerdict> {
  const { verifySqliteFile } = await import('./verify-sqlite-state.ts');
  return verifySqliteFile(file);
}

/**
 * Writes a copy of a state as it stands after one commit, while others go on writing, to one file (mode 0600). The copy
 * is looked at as a whole before it gets its name; a crash leaves what was there.
 */
export async function backupSqliteState(
  file: string,
  target: string,
  options: BackupOptions,
): Promise<WrittenBackup> {
  const { backupSqliteFile } = await import('./backup-sqlite-state.ts');
  return backupSqliteFile(file, target, options);
}

/**
 * Puts a backup in the place of a state, once it was found sound. The state that is there is kept under another name.
 * Refuses with STATE.LOCKED while a process has the state open; a crash leaves the one or the other.
 */
export async function restoreSqliteState(
  file: string,
  backupFile: string,
  options: RestoreOptions,
): Promise<RestoredState> {
  const { restoreSqliteFile } = await import('./restore-sqlite-state.ts');
  return restoreSqliteFile(file, backupFile, options);
}
