import type { z } from 'zod';
import { formKeys } from './form-schema.ts';
import { isObject } from './later-features.ts';
import { nearestName, suggestion } from './nearest-name.ts';
import type { YamlDocument, YamlPath, YamlValue } from './read-yaml.ts';
import type { SpecProblem } from './spec-problem.ts';

type Issue = z.core.$ZodIssue;

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

/** What a schema found wrong in a document, in the user's words and at its place. Pure. */
export function schemaProblems(issues: readonly Issue[], document: YamlDocument): SpecProblem[] {
  return issues.flatMap((issue) => issueProblems(issue, [], document));
}

function issueProblems(issue: Issue, base: YamlPath, document: YamlDocument): SpecProblem[] {
  const path = [...base, ...issue.path.map(pathPart)];
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others come with a message of our own
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.message.split(','), path, document));
    case 'invalid_union':
      return unionProblems(issue.errors, path, document);
    case 'invalid_type':
      return [wrongKind([issue.expected], path, document)];
    case 'invalid_value':
      return [wrongValue(issue.values.map(String), path, document)];
    case 'invalid_key':
      return [wrongKey(issue, path, document)];
    default:
      return [{ where: document.place(path), message: `\`${path.join('.')}\` ${issue.message}` }];
  }
}

function unknownKey(
  key: string,
  allowed: readonly string[],
  path: YamlPath,
  document: YamlDocument,
): SpecProblem {
  const where = document.keyPlace([...path, key]);
  const form = formKeys.find((name) => name !== key && document.has([...path, name]));
  if (form !== undefined && formKeys.includes(key)) {
    return { where, message: `\`${key}\` cannot stand beside \`${form}\``, fix: 'a field has one form' };
  }
  const fix = suggestion(key, allowed);
  return {
    where,
    message: `unknown key \`${key}\`${path.length === 0 ? '' : ` in \`${path.join('.')}\``}`,
    ...(fix.fix === undefined ? { fix: `it takes ${allowed.join(', ')}` } : fix),
  };
}

function wrongKind(expected: readonly string[], path: YamlPath, document: YamlDocument): SpecProblem {
  const wanted = [...new Set(expected.map((kind) => kindNames[kind] ?? kind))].join(' or ');
  const name = path.join('.');
  if (path.length === 0) return { where: document.place(path), message: `this must be ${wanted}` };
  if (!document.has(path)) {
    return { where: document.keyPlace(path), message: `\`${name}\` is missing`, fix: `add it: ${wanted}` };
  }
  return { where: document.place(path), message: `\`${name}\` must be ${wanted}` };
}

function wrongValue(allowed: readonly string[], path: YamlPath, document: YamlDocument): SpecProblem {
  const name = path.join('.');
  const listed = allowed.join(', ');
  if (!document.has(path)) {
    return {
      where: document.keyPlace(path),
      message: `\`${name}\` is missing`,
      fix: `add it: one of ${listed}`,
    };
  }
  const written = valueAt(document.value, path);
  const quoted = typeof written === 'object' ? 'this' : `"${String(written)}"`;
  return {
    where: document.place(path),
    message: `\`${name}\` cannot be ${quoted}`,
    ...(allowed.length === 1 ? { why: `it can only be ${listed}` } : { why: `it is one of ${listed}` }),
    ...(typeof written === 'string' ? suggestion(written, allowed) : {}),
  };
}

function wrongKey(
  issue: Extract<Issue, { code: 'invalid_key' }>,
  path: YamlPath,
  document: YamlDocument,
): SpecProblem {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const where = document.keyPlace(path);
  const [inner] = issue.issues;
  if (inner?.code === 'invalid_value') {
    const names = inner.values.map(String);
    return { where, message: `unknown key \`${key}\` in \`${parent.join('.')}\``, ...suggestion(key, names) };
  }
  const siblings = valueAt(document.value, parent);
  const meant = Object.keys(isObject(siblings) ? siblings : {}).find(
    (name) => !formKeys.includes(name) && nearestName(name, formKeys) !== undefined,
  );
  return {
    where: meant === undefined ? where : document.keyPlace([...parent, meant]),
    message: `\`${parent.join('.')}\` does not say where the value comes from`,
    why: `beside \`${key}\` there must be one of ${formKeys.slice(0, -1).join(', ')}`,
    ...(meant === undefined ? {} : suggestion(meant, formKeys)),
  };
}

/** Of the branches of a union, only the one that was probably meant is worth talking about. */
function unionProblems(
  branches: readonly (readonly Issue[])[],
  path: YamlPath,
  document: YamlDocument,
): SpecProblem[] {
  if (branches.every((issues) => issues.some(isWrongKind))) {
    const issues = branches.flat().filter(isWrongKind);
    return [
      wrongKind(
        issues.map((issue) => expectedKind(issue)),
        path,
        document,
      ),
    ];
  }
  const distances = branches.map((issues) =>
    issues.reduce((sum, issue) => sum + distance(issue, path, document), 0),
  );
  const best = branches[distances.indexOf(Math.min(...distances))] ?? [];
  return best.flatMap((issue) => issueProblems(issue, path, document));
}

/** How far a value is from a branch: of another kind, without its main key, with keys that it does not have. */
function distance(issue: Issue, base: YamlPath, document: YamlDocument): number {
  if (isWrongKind(issue)) return 1000;
  const path = [...base, ...issue.path.map(pathPart)];
  if (!document.has(path)) return 100;
  if (issue.code === 'invalid_key') return 50;
  if (issue.code === 'unrecognized_keys') return 10 * issue.keys.length;
  return 1;
}

/** The value as a whole is of another kind (a text where a mapping is wanted), or another word than a literal. */
function isWrongKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isWrongKind));
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && issue.values.length === 1);
}

function expectedKind(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  return issue.code === 'invalid_value' ? `"${issue.values.map(String).join('", "')}"` : 'a mapping';
}

function pathPart(part: PropertyKey): string | number {
  return typeof part === 'symbol' ? String(part) : part;
}

function valueAt(value: YamlValue, path: YamlPath): YamlValue | undefined {
  let current: YamlValue | undefined = value;
  for (const part of path) {
    if (Array.isArray(current)) current = current[Number(part)];
    else current = isObject(current) ? current[String(part)] : undefined;
  }
  return current;
}
