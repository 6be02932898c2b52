import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '@backstock/core';
import type { ChildOrder } from './child-order.ts';

/** A run of a sync in a process of its own. */
export interface RunningChild {
  /** Its next line, undefined when it has ended. */
  nextLine(): Promise<string | undefined>;
  /** Ends it with SIGKILL, and waits until it is dead. */
  kill(): Promise<void>;
}

export async function startChild(order: ChildOrder, folder: string): Promise<RunningChild> {
  const file = join(folder, 'order.json');
  await writeFile(file, JSON.stringify(order));
  const script = fileURLToPath(new URL('run-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@backstock/source', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async nextLine() {
      const { done, value } = await lines.next();
      return done === true ? undefined : value;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Runs to the end in a process of its own. */
export async function runInChild(order: ChildOrder, folder: string): Promise<RunReport> {
  const child = await startChild(order, folder);
  const line = await child.nextLine();
  if (line === undefined) throw new Error('the process ended without a report');
  await child.kill();
  // Written by the script beside this file.
  return JSON.parse(line) as RunReport;
}
