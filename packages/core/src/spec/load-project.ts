import type { ProjectSpec } from './project-spec.ts';
import type { SpecProblem } from './spec-problem.ts';

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

/** Reads backstock.yaml and every `syncs/**.yaml` of a project's folder. Throws only what `environment` throws. */
export function loadProject(_folder: string, _environment: ProjectEnvironment): Promise<LoadResult> {
  return Promise.reject(new Error('load-project: not written yet'));
}
