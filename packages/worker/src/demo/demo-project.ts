import { join, resolve, sep } from 'node:path';
import { BackstockError, type ConnectionSpec, type ProjectSpec } from '@backstock/core';

/** What the demo needs to know of its project. */
export interface DemoProject {
  readonly project: ProjectSpec;
  /** Everything that the demo makes lies in it; it is emptied at the start. */
  readonly folder: string;
  readonly warehouse: string;
  readonly store: ConnectionSpec;
  readonly port: number;
}

/** The demo's parts of a project. Refuses any other project: the demo deletes files and must never reach a real store. */
export function demoProject(project: ProjectSpec): DemoProject {
  const folder = join(project.folder, '.backstock', 'demo');
  const warehouse = project.sources.values().find(({ type }) => type === 'duckdb')?.options['path'];
  const stores = [...project.destinations.values()];
  const [store] = stores;
  const url = store?.options['url'];
  const file = typeof warehouse === 'string' ? resolve(project.folder, warehouse) : '';
  const isInside = [file, project.state].every((path) => path.startsWith(`${folder}${sep}`));
  const isLocal = typeof url === 'string' && URL.canParse(url) && new URL(url).hostname === '127.0.0.1';
  if (store === undefined || stores.length > 1 || !isInside || !isLocal) throw otherProject(project);
  return { project, folder, warehouse: file, store, port: Number(new URL(url).port) };
}

/** The project with its store at another address. */
export function withStoreAt({ project, store }: DemoProject, url: string): ProjectSpec {
  const moved = { ...store, options: { ...store.options, url } };
  return { ...project, destinations: new Map([[store.name, moved]]) };
}

function otherProject(project: ProjectSpec): BackstockError {
  return new BackstockError({
    code: 'CLI.USAGE',
    message: `${project.folder} is not the project of the demo`,
    why: 'the demo makes its own warehouse, store and state in .backstock/demo, and works on nothing else',
    fix: 'Run `npm run demo` in a checkout of Backstock; for a project of your own use `backstock run`.',
  });
}
