import {
  checkSync,
  nearestName,
  type ConnectionSpec,
  type ObjectCatalogue,
  type ProjectSpec,
  type Source,
  type SpecProblem,
  type SyncSpec,
} from '@backstock/core';
import { destinationLoaders, sourceLoaders, type ConnectedStore, type Made } from './adapters.ts';

/** A project whose connections exist, though nothing was reached yet. */
export interface ConnectedProject {
  readonly project: ProjectSpec;
  readonly sources: ReadonlyMap<string, Source>;
  readonly stores: ReadonlyMap<string, ConnectedStore>;
}

/** Makes every connection of a project and checks every sync against its object. Needs no network. */
export async function connectProject(
  project: ProjectSpec,
): Promise<{ readonly connected: ConnectedProject } | { readonly problems: readonly SpecProblem[] }> {
  const problems: SpecProblem[] = [];
  const sources = new Map<string, Source>();
  for (const connection of project.sources.values()) {
    const adapter = await loadAdapter(connection, sourceLoaders, problems);
    const source = unwrap(adapter?.create(connection, project.folder), problems);
    if (source !== undefined) sources.set(connection.name, source);
  }
  const stores = new Map<string, ConnectedStore>();
  const catalogues = new Map<string, ObjectCatalogue>();
  for (const connection of project.destinations.values()) {
    const adapter = await loadAdapter(connection, destinationLoaders, problems);
    if (adapter === undefined) continue;
    catalogues.set(connection.name, adapter.objects);
    const store = unwrap(adapter.create(connection), problems);
    if (store !== undefined) stores.set(connection.name, store);
  }
  for (const sync of project.syncs) {
    const objects = catalogues.get(sync.destination);
    if (objects !== undefined) problems.push(...checkSync(sync, objects));
  }
  return problems.length > 0 ? { problems } : { connected: { project, sources, stores } };
}

/** The source of a sync: that there is one was checked when the project was loaded. */
export function sourceOf(connected: ConnectedProject, spec: SyncSpec): Source {
  const source = connected.sources.get(spec.source);
  if (source === undefined) throw new Error(`no source for ${spec.name}`);
  return source;
}

export function storeOf(connected: ConnectedProject, spec: SyncSpec): ConnectedStore {
  const store = connected.stores.get(spec.destination);
  if (store === undefined) throw new Error(`no destination for ${spec.name}`);
  return store;
}

/** Ends every connection of a project. */
export async function closeConnections({ sources, stores }: ConnectedProject): Promise<void> {
  const destinations = [...stores.values()].map((store) => store.destination);
  await Promise.all([...sources.values(), ...destinations].map((connection) => connection.close()));
}

async function loadAdapter<Adapter>(
  { name, type, where }: ConnectionSpec,
  loaders: ReadonlyMap<string, () => Promise<{ readonly adapter: Adapter }>>,
  problems: SpecProblem[],
): Promise<Adapter | undefined> {
  const load = loaders.get(type);
  if (load !== undefined) return (await load()).adapter;
  const known = [...loaders.keys()];
  const near = nearestName(type, known);
  problems.push({
    where,
    message: `"${name}" has the type "${type}", which this version does not know`,
    fix: near === undefined ? `types: ${known.join(', ')}` : `did you mean "${near}"?`,
  });
  return undefined;
}

/** What was made, or undefined: then its problems have joined the others. */
function unwrap<Connected>(
  made: Made<Connected> | undefined,
  problems: SpecProblem[],
): Connected | undefined {
  if (made === undefined) return undefined;
  if ('made' in made) return made.made;
  problems.push(...made.problems);
  return undefined;
}
