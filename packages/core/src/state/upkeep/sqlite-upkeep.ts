import type { StateVerdict } from './state-verdict.ts';

/**
 * Looks at all of a state, while others may go on writing: its file, its rows, and that they fit each other. Throws
 * STATE.NOT_FOUND, STATE.UNREACHABLE or STATE.NEWER; damage is a finding.
 */
export async function verifySqliteState(file: string): Promise<StateVerdict> {
  const { verifySqliteFile } = await import('./verify-sqlite-state.ts');
  return verifySqliteFile(file);
}
