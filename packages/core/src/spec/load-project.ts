import { isAbsolute, resolve } from 'node:path';
import { suggestion } from './nearest-name.ts';
import { parseDocument } from './parse-document.ts';
import { projectSchema, type ConnectionNode, type ProjectNode } from './project-schema.ts';
import type { ConnectionSpec, ProjectSpec } from './project-spec.ts';
import { readSyncs } from './parse-syncs.ts';
import { readYaml, type YamlDocument } from './read-yaml.ts';
import { resolveOptions } from './resolve-options.ts';
import { sortProblems, type SpecProblem } from './spec-problem.ts';
import type { SyncSpec } from './sync-spec.ts';

/** What loading a project needs from outside. `nodeEnvironment` is the one of a real machine. */
export interface ProjectEnvironment {
  /** The text of a file by its absolute path; undefined when there is none. */
  readText(path: string): Promise<string | undefined>;
  /** Every file below a folder, however deep, as paths relative to it with `/`; none when there is no such folder. */
  listFiles(folder: string): Promise<readonly string[]>;
  /** The value of an environment variable. */
  variable(name: string): string | undefined;
}

/** A project without fault, or all that is wrong in all of its files, by file and line. */
export type LoadResult = { readonly project: ProjectSpec } | { readonly problems: readonly SpecProblem[] };

interface Loading {
  readonly folder: string;
  readonly environment: ProjectEnvironment;
  readonly problems: SpecProblem[];
}

const projectFile = 'backstock.yaml';

/** Reads backstock.yaml and every `syncs/**.yaml` of a project's folder. Throws only what `environment` throws. */
export async function loadProject(folder: string, environment: ProjectEnvironment): Promise<LoadResult> {
  const loading: Loading = { folder: resolve(folder), environment, problems: [] };
  const settings = await loadSettings(loading);
  const syncs = await loadSyncs(loading);
  loading.problems.push(...repeatedNames(syncs));
  if (settings !== undefined) loading.problems.push(...unknownConnections(syncs, settings));
  if (loading.problems.length > 0 || settings === undefined) {
    return { problems: sortProblems(loading.problems) };
  }
  return { project: { folder: loading.folder, ...settings, syncs } };
}

type Settings = Pick<ProjectSpec, 'sources' | 'destinations' | 'state'>;

async function loadSettings(loading: Loading): Promise<Settings | undefined> {
  const text = await loading.environment.readText(resolve(loading.folder, projectFile));
  if (text === undefined) {
    loading.problems.push({
      where: { file: projectFile },
      code: 'SPEC.NOT_FOUND',
      message: `there is no ${projectFile} in ${loading.folder}`,
      fix: 'run this in the folder of a project, or name it with --project',
    });
    return undefined;
  }
  const [document, second] = documentsOf(projectFile, text, loading);
  if (document === undefined) {
    if (loading.problems.length === 0) {
      loading.problems.push({
        where: { file: projectFile, line: 1, column: 1 },
        message: 'this file is empty',
      });
    }
    return undefined;
  }
  if (second !== undefined) {
    loading.problems.push({ where: second.place([]), message: `${projectFile} holds one document only` });
  }
  const parsed = parseDocument(document, projectSchema, false);
  if ('node' in parsed) return buildSettings(parsed.node, document, loading);
  loading.problems.push(...parsed.problems);
  return undefined;
}

async function buildSettings(node: ProjectNode, document: YamlDocument, loading: Loading): Promise<Settings> {
  if (/^[a-z]+:\/\//i.test(node.state) || node.state.includes('${')) {
    loading.problems.push({
      where: document.place(['state']),
      message: '`state` is the path of a file; a database of its own is not supported by this version',
    });
  }
  return {
    sources: await buildConnections(node.sources, 'sources', document, loading),
    destinations: await buildConnections(node.destinations, 'destinations', document, loading),
    state: resolve(loading.folder, node.state),
  };
}

async function buildConnections(
  nodes: Readonly<Record<string, ConnectionNode>>,
  room: 'sources' | 'destinations',
  document: YamlDocument,
  { folder, environment, problems }: Loading,
): Promise<Map<string, ConnectionSpec>> {
  const secrets = {
    variable: (name: string) => environment.variable(name),
    readSecretFile: (path: string) => environment.readText(isAbsolute(path) ? path : resolve(folder, path)),
  };
  const connections = new Map<string, ConnectionSpec>();
  for (const [name, node] of Object.entries(nodes)) {
    const options = await resolveOptions(node, [room, name], { document, secrets, problems });
    const where = document.keyPlace([room, name]);
    const places = placesWithin(`${room}.${name}.`, document);
    connections.set(name, { name, type: node.type, options, where, places });
  }
  return connections;
}

function placesWithin(prefix: string, document: YamlDocument): ConnectionSpec['places'] {
  const within = [...document.places()].filter(([path]) => path.startsWith(prefix));
  return new Map(within.map(([path, place]) => [path.slice(prefix.length), place]));
}

async function loadSyncs(loading: Loading): Promise<SyncSpec[]> {
  const { folder, environment } = loading;
  const files = await environment.listFiles(resolve(folder, 'syncs'));
  const syncs: SyncSpec[] = [];
  for (const name of files.filter((file) => /\.ya?ml$/.test(file)).toSorted()) {
    const text = await environment.readText(resolve(folder, 'syncs', name));
    const read = readSyncs(`syncs/${name}`, text ?? '');
    syncs.push(...read.syncs);
    loading.problems.push(...read.problems);
  }
  return syncs;
}

function documentsOf(file: string, text: string, loading: Loading): readonly YamlDocument[] {
  const { documents, problems } = readYaml(file, text);
  loading.problems.push(...problems);
  return documents;
}

function repeatedNames(syncs: readonly SyncSpec[]): SpecProblem[] {
  const first = new Map<string, SyncSpec>();
  return syncs.flatMap((sync) => {
    const other = first.get(sync.name);
    if (other === undefined) {
      first.set(sync.name, sync);
      return [];
    }
    const place = `${other.file}:${other.places.get('sync')?.line ?? 1}`;
    return [{ where: placeOf(sync, 'sync'), message: `the sync "${sync.name}" is already in ${place}` }];
  });
}

function unknownConnections(syncs: readonly SyncSpec[], settings: Settings): SpecProblem[] {
  return syncs.flatMap((sync) =>
    (['source', 'destination'] as const).flatMap((role) => {
      const known = role === 'source' ? settings.sources : settings.destinations;
      if (known.has(sync[role])) return [];
      const message = `${projectFile} has no ${role} "${sync[role]}"`;
      return [{ where: placeOf(sync, role), message, ...suggestion(sync[role], known.keys()) }];
    }),
  );
}

function placeOf(sync: SyncSpec, key: string): SpecProblem['where'] {
  return sync.places.get(key) ?? { file: sync.file };
}
