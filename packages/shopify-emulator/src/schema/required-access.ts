import { readSchemaFile, schemaVersion } from './published-schema.ts';

/** What a token needs: of each group at least one scope. */
export interface AccessRule {
  /** The published sentence, as Shopify repeats it in its errors. */
  readonly text: string;
  readonly forQueries: readonly ScopeGroup[];
  readonly forMutations: readonly ScopeGroup[];
}

export type ScopeGroup = readonly string[];

let loaded: ReadonlyMap<string, AccessRule> | undefined;

/** The rule of `Type` or `Type.field`, if one is published. */
export function accessRule(name: string): AccessRule | undefined {
  loaded ??= loadRules();
  return loaded.get(name);
}

/** Every scope that a published rule asks for, in the order of the alphabet. */
export function allScopes(): readonly string[] {
  loaded ??= loadRules();
  const scopes = new Set<string>();
  for (const rule of loaded.values()) {
    for (const scope of [...rule.forQueries, ...rule.forMutations].flat()) {
      scopes.add(scope);
      scopes.add(scope.replace(/^write_/, 'read_'));
    }
  }
  return [...scopes].toSorted();
}

/** Whether these scopes meet the groups. `write_x` implies `read_x`. */
export function meetsGroups(scopes: ReadonlySet<string>, groups: readonly ScopeGroup[]): boolean {
  const holds = (scope: string): boolean =>
    scopes.has(scope) || scopes.has(scope.replace(/^read_/, 'write_'));
  return groups.every((group) => group.some(holds));
}

function loadRules(): ReadonlyMap<string, AccessRule> {
  const texts: unknown = JSON.parse(readSchemaFile(`access-${schemaVersion}.json.gz`));
  const rules = new Map<string, AccessRule>();
  for (const [name, text] of Object.entries(texts ?? {})) {
    if (typeof text === 'string') rules.set(name, parseAccessText(text));
  }
  return rules;
}

/**
 * Reads the scopes out of a published sentence. Its first part names alternatives ("or", commas), joined by "as well as" where
 * several are needed; "Also: Requires `scope`" adds one more. Permissions of users are not a token's matter.
 */
export function parseAccessText(text: string): AccessRule {
  const byOperation = /^(.*?) for queries and (.*?) for mutations/s.exec(text);
  if (byOperation !== null) {
    const [, queries = '', mutations = ''] = byOperation;
    return { text, forQueries: groupsOf(queries), forMutations: groupsOf(mutations) };
  }
  const [main = '', also = ''] = text.split(/\s+Also:\s*/s);
  const extra = /^Requires (?:the )?(.*?)scope/s.exec(also)?.[1] ?? '';
  const groups = [...groupsOf(main), ...groupsOf(extra)];
  return { text, forQueries: groups, forMutations: groups };
}

function groupsOf(sentence: string): readonly ScopeGroup[] {
  return sentence
    .split(/\bas well as\b/)
    .map((part) => [...part.matchAll(/`([a-z_]+)`/g)].flatMap((match) => scopesOf(match[1] ?? '')))
    .filter((group) => group.length > 0);
}

/** A few sentences name the subject alone (`shipping`): its read and its write scope both do. */
function scopesOf(name: string): readonly string[] {
  if (/^(read|write)_/.test(name)) return [name];
  return /^(manage|create|edit|view|delete)_/.test(name) ? [] : [`read_${name}`, `write_${name}`];
}
