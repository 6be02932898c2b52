import { loadProject, specError, type ProjectSpec, type SpecProblem } from '@backstock/core';
import { projectSecrets } from '../config/project-secrets.ts';
import { connectProject, type ConnectedProject } from '../wiring/connect-project.ts';
import type { CommandContext } from './command-context.ts';

/** Loads and checks the project of a command: the connected project, or everything that is wrong with its files. */
export async function tryLoadConnected(
  context: CommandContext,
): Promise<{ readonly connected: ConnectedProject } | { readonly problems: readonly SpecProblem[] }> {
  const loaded = await loadProject(context.folder, context.environment);
  if ('problems' in loaded) return loaded;
  return connectProject(knownSecrets(context, loaded.project));
}

/** The project of a command. Throws with everything that is wrong with its files. */
export async function loadConnected(context: CommandContext): Promise<ConnectedProject> {
  const loaded = await tryLoadConnected(context);
  if ('problems' in loaded) throw specError(loaded.problems);
  return loaded.connected;
}

function knownSecrets({ terminal }: CommandContext, project: ProjectSpec): ProjectSpec {
  for (const secret of projectSecrets(project)) terminal.redactor.add(secret);
  return project;
}
