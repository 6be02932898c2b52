import { CommanderError } from 'commander';
import { processEnvironment } from '../config/environment.ts';
import { errorText } from '../errors/error-text.ts';
import { exitCodeOf } from '../errors/exit-code-of.ts';
import { stopSignal } from './stop-signal.ts';
import { createProgram } from './program.ts';
import { Terminal } from './terminal.ts';

/** Runs one command and gives its exit code. `words` are the arguments after the program's name. */
export async function runCommandLine(words: readonly string[], version: string): Promise<number> {
  const terminal = new Terminal(process.stdout, process.stderr);
  using stop = stopSignal(terminal);
  let exitCode = 0;
  const program = createProgram({
    version,
    context: { terminal, environment: processEnvironment(), stop: stop.signal },
    ended: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.tell(errorText(error, { verbose: words.includes('--verbose') }));
    return exitCodeOf(error);
  }
}
