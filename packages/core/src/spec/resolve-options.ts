import { Secret } from '../errors/secret.ts';
import { suggestion } from './nearest-name.ts';
import type { ConnectionNode, OptionNode } from './project-schema.ts';
import type { OptionValue } from './project-spec.ts';
import type { YamlDocument, YamlPath } from './read-yaml.ts';
import type { SpecProblem } from './spec-problem.ts';

/** Where the values of `${env.X}` and `${file./path}` come from. */
interface SecretSource {
  variable(name: string): string | undefined;
  /** The text of a file; a relative path is relative to the project's folder. */
  readSecretFile(path: string): Promise<string | undefined>;
}

interface Resolving {
  readonly document: YamlDocument;
  readonly secrets: SecretSource;
  readonly problems: SpecProblem[];
}

/** The options of a connection with every reference replaced by a `Secret`. What is missing goes to `problems`. */
export async function resolveOptions(
  node: ConnectionNode,
  path: YamlPath,
  resolving: Resolving,
): Promise<Record<string, OptionValue>> {
  const { type: _, ...options } = node;
  return resolveMembers(options, path, resolving);
}

async function resolveMembers(
  members: Readonly<Record<string, OptionNode>>,
  path: YamlPath,
  resolving: Resolving,
): Promise<Record<string, OptionValue>> {
  const resolved: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(members)) {
    resolved[name] = await resolveOption(value, [...path, name], resolving);
  }
  return resolved;
}

function resolveOption(value: OptionNode, path: YamlPath, resolving: Resolving): Promise<OptionValue> {
  if (typeof value === 'string') return resolveText(value, path, resolving);
  return typeof value === 'object' ? resolveMembers(value, path, resolving) : Promise.resolve(value);
}

/** `$${` stands for a plain `${`; anything else between `${` and `}` is a reference. */
const reference = /\$\$\{|\$\{([^}]*)\}/g;

async function resolveText(text: string, path: YamlPath, resolving: Resolving): Promise<OptionValue> {
  const origins: string[] = [];
  let resolved = '';
  let end = 0;
  for (const match of text.matchAll(reference)) {
    resolved += text.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[1] === undefined) {
      resolved += '${';
      continue;
    }
    origins.push(match[1]);
    resolved += await resolveReference(match[1], path, resolving);
  }
  resolved += text.slice(end);
  return origins.length === 0 ? resolved : new Secret(resolved, origins.join(' and '));
}

async function resolveReference(name: string, path: YamlPath, resolving: Resolving): Promise<string> {
  const where = resolving.document.place(path);
  const [kind = '', ...rest] = name.split('.');
  const target = rest.join('.');
  if ((kind !== 'env' && kind !== 'file') || target === '') {
    resolving.problems.push({
      where,
      message: `\`\${${name}}\` is neither \`\${env.NAME}\` nor \`\${file./path}\``,
      ...suggestion(kind, ['env', 'file']),
    });
    return '';
  }
  const value =
    kind === 'env'
      ? resolving.secrets.variable(target)
      : (await resolving.secrets.readSecretFile(target))?.replace(/\r?\n$/, '');
  if (value !== undefined && value !== '') return value;
  const state = value === undefined ? (kind === 'env' ? 'is not set' : 'does not exist') : 'is empty';
  resolving.problems.push({
    where,
    code: 'SPEC.SECRET_MISSING',
    message: kind === 'env' ? `the environment variable ${target} ${state}` : `the file ${target} ${state}`,
    fix: kind === 'env' ? `set ${target} before the start` : 'write the secret into it',
  });
  return '';
}
