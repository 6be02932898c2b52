import { rm } from 'node:fs/promises';
import { BackstockError, restoreSqliteState, type FoundBackup } from '@backstock/core';
import { ensureKey, writeKeyCheck } from '../../../wiring/backup-key.ts';
import { gateFolderOf } from '../../../wiring/state-files.ts';
import type { CommandContext } from '../../command-context.ts';
import { confirm } from '../../confirm.ts';
import { loadStateFile } from '../../load-state-file.ts';
import { ledgerLines } from '../../summary-lines.ts';
import { timeText } from '../../time-text.ts';

export interface RestoreFlags {
  /** The backup, absolute. */
  readonly backup: string;
  readonly yes: boolean;
}

/** Puts a sound backup in the place of the state; what was there is kept beside it. */
export async function restoreState(context: CommandContext, { backup, yes }: RestoreFlags): Promise<number> {
  const file = await loadStateFile(context);
  const { terminal } = context;
  const restored = await restoreSqliteState(file, backup, {
    nowMs: Date.now(),
    async beforePlacing(found) {
      if (!yes) {
        terminal.tell(`${foundLines(backup, found).join('\n')}\n`);
        await assertWanted(file);
      }
      if (found.label?.keyCheck !== undefined) ensureKey(file, backup, found.label.keyCheck);
    },
  });
  if (restored.label?.keyCheck !== undefined) writeKeyCheck(file, restored.label.keyCheck);
  // Caches of a later state: the next run makes them of the ledger.
  await rm(gateFolderOf(file), { recursive: true, force: true });
  terminal.print(
    [
      `restored ${file}`,
      ...foundLines(backup, restored),
      ...(restored.aside === undefined ? [] : [`  the state that was there is kept: ${restored.aside}`]),
      '  What was delivered after the backup is a change again: the next run looks it up in the store',
      '  before it sends. Look with `backstock plan` first.',
      '',
    ].join('\n'),
  );
  return 0;
}

function foundLines(backup: string, { label, verdict }: FoundBackup): readonly string[] {
  const taken = label === undefined ? 'copied by other means' : `taken ${timeText(label.takenAtMs)}`;
  const notes = verdict.findings.filter((finding) => finding.verdict === 'note');
  return [
    `  backup ${backup}, ${taken}`,
    ...ledgerLines(verdict.ledgers),
    ...notes.map(({ part, found }) => `  ${part}: ${found}`),
  ];
}

async function assertWanted(file: string): Promise<void> {
  const wanted = await confirm(`Put it in the place of ${file}?`);
  if (wanted === true) return;
  throw new BackstockError({
    code: 'CLI.USAGE',
    message:
      wanted === false ? 'nothing was changed' : 'a restore has to be confirmed, and nothing was changed',
    fix: 'Say --yes to put the backup in the place of the state.',
  });
}
