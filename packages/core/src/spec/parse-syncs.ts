import { buildSync } from './build-sync.ts';
import { parseDocument } from './parse-document.ts';
import { readYaml } from './read-yaml.ts';
import { sortProblems, specError, type SpecProblem } from './spec-problem.ts';
import { syncSchema } from './sync-schema.ts';
import type { SyncSpec } from './sync-spec.ts';

/** The syncs of one YAML text, and all that is wrong in it. Several documents may follow one another (`---`). Pure. */
export function readSyncs(
  file: string,
  text: string,
): { readonly syncs: readonly SyncSpec[]; readonly problems: readonly SpecProblem[] } {
  const { documents, problems } = readYaml(file, text);
  const built = documents.map((document) => {
    const parsed = parseDocument(document, syncSchema, true);
    return 'node' in parsed ? buildSync(parsed.node, document) : parsed;
  });
  if (documents.length === 0 && problems.length === 0) return { syncs: [], problems: [noSync(file)] };
  return {
    syncs: built.flatMap((result) => ('sync' in result ? [result.sync] : [])),
    problems: [...problems, ...built.flatMap((result) => ('problems' in result ? result.problems : []))],
  };
}

/** A file that was cut short, or whose lines are all comments. */
function noSync(file: string): SpecProblem {
  return {
    where: { file, line: 1, column: 1 },
    message: 'this file holds no sync',
    fix: 'write one, or delete the file',
  };
}

/** The syncs of one YAML text, for library users. Throws SPEC.INVALID with every problem at its place. */
export function parseSyncs(text: string, file = 'sync.yaml'): readonly SyncSpec[] {
  const { syncs, problems } = readSyncs(file, text);
  if (problems.length > 0) throw specError(sortProblems(problems));
  return syncs;
}
