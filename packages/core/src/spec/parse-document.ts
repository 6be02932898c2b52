import type { z } from 'zod';
import { findLaterFeatures, type LaterFeature } from './later-features.ts';
import type { YamlDocument, YamlPath } from './read-yaml.ts';
import { schemaProblems } from './schema-problems.ts';
import type { SpecProblem } from './spec-problem.ts';

type Parsed<T> = { readonly node: T } | { readonly problems: readonly SpecProblem[] };

/** Checks a document against a schema; what this version does not support is told once, and not as an unknown key too. */
export function parseDocument<T>(document: YamlDocument, schema: z.ZodType<T>, isSync: boolean): Parsed<T> {
  const later = isSync ? findLaterFeatures(document) : [];
  const parsed = schema.safeParse(document.value);
  const refused = later.map((feature) => feature.problem);
  if (parsed.success) return refused.length === 0 ? { node: parsed.data } : { problems: refused };
  const issues = parsed.error.issues.flatMap((issue) => withoutLater(issue, [], later));
  return { problems: [...refused, ...schemaProblems(issues, document)] };
}

function withoutLater(
  issue: z.core.$ZodIssue,
  base: YamlPath,
  later: readonly LaterFeature[],
): readonly z.core.$ZodIssue[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (later.some((feature) => startsWith(path, feature.path))) return [];
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.filter(
      (key) => !later.some((feature) => startsWith([...path, key], feature.path)),
    );
    return keys.length === 0 ? [] : [{ ...issue, keys }];
  }
  if (issue.code !== 'invalid_union' || issue.inclusive === false) return [issue];
  const errors = issue.errors.map((branch) => branch.flatMap((inner) => withoutLater(inner, path, later)));
  return errors.some((branch) => branch.length === 0) ? [] : [{ ...issue, errors }];
}

function startsWith(path: YamlPath, start: YamlPath): boolean {
  return start.length <= path.length && start.every((part, index) => String(part) === String(path[index]));
}
