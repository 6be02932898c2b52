import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** `backstock state …`: the state is looked at and kept, no sync is run. */
export function addStateCommands(
  program: Command,
  context: () => CommandContext,
  ending: (code: Promise<number>) => Promise<void>,
): void {
  const state = program
    .command('state')
    .description('look after the state: what was delivered, and what is open');
  state
    .command('verify')
    .description('check the whole state, also while a worker runs; nothing is written')
    .option('--json', 'as one line of JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { verifyState } = await import('./commands/state/verify.ts');
      await ending(verifyState(context(), { json: json === true }));
    });
  state
    .command('backup')
    .description('write a copy of the state while runs go on, and verify it')
    .argument('<file>', 'the file to write')
    .option('--force', 'replace a file of that name')
    .option('--with-key', 'copy fingerprint.key beside it, to <file>.fingerprint.key')
    .action(async (file: string, flags: { readonly force?: boolean; readonly withKey?: boolean }) => {
      const { backupState } = await import('./commands/state/backup.ts');
      const { force, withKey } = flags;
      const target = resolve(file);
      await ending(backupState(context(), { target, force: force === true, withKey: withKey === true }));
    });
  state
    .command('restore')
    .description('put a backup in the place of the state, which is kept under another name')
    .argument('<file>', 'the backup')
    .option('--yes', 'do not ask')
    .action(async (file: string, { yes }: { readonly yes?: boolean }) => {
      const { restoreState } = await import('./commands/state/restore.ts');
      await ending(restoreState(context(), { backup: resolve(file), yes: yes === true }));
    });
}
