import { problemText } from '@backstock/core';
import type { CommandContext } from '../command-context.ts';
import { tryLoadConnected } from '../load-connected.ts';

/** Every problem of the project's files at once; needs no network. */
export async function validate(context: CommandContext): Promise<number> {
  const loaded = await tryLoadConnected(context);
  if ('problems' in loaded) {
    const lines = loaded.problems.map((problem) => `${problemText(problem)}\n`);
    const count = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
    context.terminal.tell(`${lines.join('')}${count}\n`);
    return 2;
  }
  const { syncs } = loaded.connected.project;
  const names = syncs.map((sync) => sync.name).join(', ');
  context.terminal.print(`ok: ${syncs.length === 1 ? '1 sync' : `${syncs.length} syncs`} (${names})\n`);
  return 0;
}
