import { resolve } from 'node:path';
import { Command } from 'commander';
import type { LimitCounts } from '@backstock/core';
import { parseAccept, parseLimit } from './argument-parsers.ts';
import type { CommandContext } from './command-context.ts';
import { addStateCommands } from './state-commands.ts';

export interface ProgramParts {
  readonly version: string;
  readonly context: Omit<CommandContext, 'folder' | 'verbose'>;
  /** Told of the exit code of the command that ran. */
  readonly ended: (exitCode: number) => void;
}

interface RunFlags {
  readonly key?: string;
  readonly limit?: number;
  readonly accept?: LimitCounts;
  readonly json?: boolean;
}

/** The grammar of the command line. What a command does is loaded only when it is called. */
export function createProgram(parts: ProgramParts): Command {
  const program = new Command('backstock')
    .description('Keeps a Shopify store in step with a data warehouse.')
    .version(parts.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .option('--project <folder>', 'the folder that holds backstock.yaml and syncs/', '.')
    .option('--verbose', 'with an error, print where in the code it was found')
    .showHelpAfterError('(--help lists commands and options)')
    .configureOutput({
      writeOut: (text) => parts.context.terminal.print(text),
      writeErr: (text) => parts.context.terminal.tell(text),
    })
    .exitOverride();
  const context = (): CommandContext => {
    const { project, verbose } = program.opts<{ project: string; verbose?: boolean }>();
    return { ...parts.context, folder: resolve(project), verbose: verbose === true };
  };
  const ending = async (code: Promise<number>): Promise<void> => parts.ended(await code);
  addRunCommands(program, context, ending);
  addLookingCommands(program, context, ending);
  addStandingCommands(program, context, ending);
  addStateCommands(program, context, ending);
  return program;
}

type ContextMaker = () => CommandContext;
type Ending = (code: Promise<number>) => Promise<void>;

function addRunCommands(program: Command, context: ContextMaker, ending: Ending): void {
  const named = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .argument('[sync...]', 'names of syncs; all when none is given')
      .option('--key <key>', 'only the row with this key (several columns: a JSON array of texts)')
      .option('--limit <count>', 'at most this many changes', parseLimit)
      .option('--json', 'each report as one line of JSON');
  named('plan', 'what a run would do, and what it takes; nothing is written').action(
    async (syncs: string[], { json, ...flags }: RunFlags) => {
      const { runSyncs } = await import('./commands/run-syncs.ts');
      await ending(runSyncs(context(), { kind: 'plan', syncs, json: json === true, ...flags }));
    },
  );
  named('run', 'send what changed, and account for every row')
    .option(
      '--accept <limit=count>',
      'go on where a limit stopped the run, with its exact number',
      parseAccept,
    )
    .action(async (syncs: string[], { json, ...flags }: RunFlags) => {
      const { runSyncs } = await import('./commands/run-syncs.ts');
      await ending(runSyncs(context(), { kind: 'run', syncs, json: json === true, ...flags }));
    });
}

function addLookingCommands(program: Command, context: ContextMaker, ending: Ending): void {
  program
    .command('validate')
    .description('check all files of the project; needs no network')
    .action(async () => {
      const { validate } = await import('./commands/validate.ts');
      await ending(validate(context()));
    });
  program
    .command('check')
    .description('reach sources and stores, and check that everything fits; nothing is written')
    .argument('[sync...]', 'names of syncs; all when none is given')
    .action(async (syncs: string[]) => {
      const { check } = await import('./commands/check.ts');
      await ending(check(context(), syncs));
    });
  program
    .command('status')
    .description('the last runs, and what is not delivered, with reasons')
    .argument('[sync...]', 'names of syncs; all when none is given')
    .option('--json', 'one line of JSON for each sync')
    .action(async (syncs: string[], { json }: RunFlags) => {
      const { status } = await import('./commands/status.ts');
      await ending(status(context(), { syncs, json: json === true }));
    });
  program
    .command('why')
    .description('what the state knows of one key: delivered, tried, and why not sent')
    .argument('<sync>', 'the name of a sync')
    .argument('<key>', 'the key (several columns: a JSON array of texts)')
    .option('--json', 'as one line of JSON')
    .action(async (sync: string, key: string, { json }: RunFlags) => {
      const { why } = await import('./commands/why.ts');
      await ending(why(context(), { sync, key, json: json === true }));
    });
}

function addStandingCommands(program: Command, context: ContextMaker, ending: Ending): void {
  program
    .command('start')
    .description('run the syncs on their schedules, until SIGTERM')
    .action(async () => {
      const { start } = await import('./commands/start.ts');
      await ending(start(context()));
    });
  program
    .command('demo')
    .description('a warehouse file and a local store, two runs, and what they did')
    .action(async () => {
      const { demo } = await import('./commands/demo.ts');
      await ending(demo(context()));
    });
}
