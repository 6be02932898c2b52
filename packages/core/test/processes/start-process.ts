import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Node process that says lines, and that can be killed as a crash or a power-off of its container would. */
export interface TestProcess extends AsyncDisposable {
  readonly nextLine: () => Promise<string>;
  /** Ends it with SIGKILL; gives the lines that it had still said. */
  readonly kill: () => Promise<readonly string[]>;
}

export function startProcess(script: URL, ...parameters: readonly string[]): TestProcess {
  const file = fileURLToPath(script);
  const child = spawn(process.execPath, ['--conditions=@backstock/source', file, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    nextLine: async () => {
      const line = await iterator.next();
      if (line.done) throw new Error(`${file} ended before it said anything more`);
      return line.value;
    },
    kill: async () => kill(child, iterator),
    [Symbol.asyncDispose]: async () => {
      await kill(child, iterator);
    },
  };
}

type Lines = ReturnType<Interface[typeof Symbol.asyncIterator]>;

async function kill(child: ChildProcess, lines: Lines): Promise<readonly string[]> {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  child.kill('SIGKILL');
  await ended;
  const rest: string[] = [];
  for (let line = await lines.next(); !line.done; line = await lines.next()) rest.push(line.value);
  return rest;
}
