import { backupSqliteState } from '@backstock/core';
import { copyKey, keyCopyOf, readKeyCheck } from '../../../wiring/backup-key.ts';
import { byteText } from '../../byte-text.ts';
import type { CommandContext } from '../../command-context.ts';
import { loadStateFile } from '../../load-state-file.ts';
import { ledgerLines } from '../../summary-lines.ts';

export interface BackupFlags {
  /** The file to be written, absolute. */
  readonly target: string;
  readonly force: boolean;
  readonly withKey: boolean;
}

/** Writes a copy of the state while runs go on, and looks at it as a whole before it gets its name. */
export async function backupState(
  context: CommandContext,
  { target, force, withKey }: BackupFlags,
): Promise<number> {
  const file = await loadStateFile(context);
  const takenAtMs = Date.now();
  const keyCheck = readKeyCheck(file);
  const { bytes, verdict } = await backupSqliteState(file, target, {
    replace: force,
    label: keyCheck === undefined ? { takenAtMs } : { takenAtMs, keyCheck },
  });
  const seconds = ((Date.now() - takenAtMs) / 1000).toFixed(1);
  if (withKey) copyKey(file, target, { replace: force });
  context.terminal.print(
    [
      `backup ${target} · ${byteText(bytes)} in ${seconds} s · verified`,
      ...ledgerLines(verdict.ledgers),
      withKey
        ? `  key copied to ${keyCopyOf(target)}: whoever has both can test guesses of values`
        : '  fingerprint.key is not in it: keep that as well, best in another place (--with-key copies it)',
      '',
    ].join('\n'),
  );
  return 0;
}
