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
}
