import { loadProject, specError } from '@backstock/core';
import type { CommandContext } from './command-context.ts';

/** The file of a project's state. Throws with everything that is wrong with the project's files. */
export async function loadStateFile({ folder, environment }: CommandContext): Promise<string> {
  const loaded = await loadProject(folder, environment);
  if ('problems' in loaded) throw specError(loaded.problems);
  return loaded.project.state;
}
