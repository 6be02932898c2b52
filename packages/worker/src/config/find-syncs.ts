import { BackstockError, nearestName, type ProjectSpec, type SyncSpec } from '@backstock/core';

/** The syncs with these names, in the order of the project; all of them when none is named. */
export function findSyncs(project: ProjectSpec, names: readonly string[]): readonly SyncSpec[] {
  for (const name of names) {
    if (!project.syncs.some((sync) => sync.name === name)) throw unknownSync(project, name);
  }
  if (project.syncs.length === 0) throw noSyncs(project);
  return names.length === 0 ? project.syncs : project.syncs.filter((sync) => names.includes(sync.name));
}

function unknownSync(project: ProjectSpec, name: string): BackstockError {
  const known = project.syncs.map((sync) => sync.name);
  const near = nearestName(name, known);
  return new BackstockError({
    code: 'CLI.USAGE',
    message: `there is no sync "${name}" in ${project.folder}`,
    fix: near === undefined ? `Syncs: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`,
  });
}

function noSyncs(project: ProjectSpec): BackstockError {
  return new BackstockError({
    code: 'SPEC.NOT_FOUND',
    message: `there is no sync in ${project.folder}/syncs`,
    fix: 'Write one as syncs/<name>.yaml.',
  });
}
