import type { YamlDocument } from './read-yaml.ts';
import { buildField } from './build-form.ts';
import type { SpecProblem } from './spec-problem.ts';
import type { SyncNode } from './sync-schema.ts';
import type { FieldMapping, Limit, LimitName, MatchRuleSpec, ModelSpec, SyncSpec } from './sync-spec.ts';
import { withoutUndefined } from './without-undefined.ts';

const dayMs = 86_400_000;
const defaultLimits: Readonly<Partial<Record<LimitName, Limit>>> = {
  removed: { percent: 5, rows: 500 },
  cleared: { percent: 1 },
};

/** The sync of a document that the grammar accepted, with its defaults, or what contradicts itself in it. */
export function buildSync(
  node: SyncNode,
  document: YamlDocument,
): { readonly sync: SyncSpec } | { readonly problems: readonly SpecProblem[] } {
  const problems = contradictions(node, document);
  if (problems.length > 0) return { problems };
  const removal = node.on_removed ?? 'ignore';
  const set = typeof removal === 'string' ? {} : removal.set;
  const sync = withoutUndefined({
    name: node.sync,
    file: document.file,
    description: node.description,
    owner: node.owner,
    tags: node.tags ?? [],
    source: node.source,
    destination: node.destination,
    model: buildModel(node, document),
    object: node.object,
    mode: node.mode,
    match: buildMatch(node, document),
    map: buildFields(node.map, ['map'], document),
    onRemoved: typeof removal === 'string' ? removal : ('set' as const),
    removalSet: buildFields(set, ['on_removed', 'set'], document),
    onReturn: node.on_return ?? 'restore',
    onGone: node.on_gone ?? 'hold',
    firstRun: buildFirstRun(node),
    unmatchedRetryEveryMs: node.unmatched?.retry_every ?? dayMs,
    limits: { ...defaultLimits, ...withoutUndefined(node.limits ?? {}) },
    onLimit: node.on_limit ?? 'stop',
    emptyModelOk: node.empty_model === 'ok',
    schedule: node.schedule,
    places: document.places(),
  });
  return { sync };
}

function buildModel(node: SyncNode, document: YamlDocument): ModelSpec {
  const { sql, table = [], primary_key: key } = node.model;
  return {
    relation: sql === undefined ? { kind: 'table', name: table } : { kind: 'sql', sql },
    primaryKey: key.columns,
    personalKey: key.personal,
    where: document.keyPlace(['model']),
  };
}

function buildMatch(node: SyncNode, document: YamlDocument): MatchRuleSpec[] {
  return (node.match ?? []).map((rule, index) => ({
    fields: Object.entries(rule).map(([field, column]) => {
      const path = document.has(['match', index]) ? ['match', index, field] : ['match', field];
      return { field, column, where: document.keyPlace(path) };
    }),
  }));
}

function buildFields(
  nodes: SyncNode['map'],
  path: readonly string[],
  document: YamlDocument,
): FieldMapping[] {
  return Object.entries(nodes).map(([field, node]) => buildField(field, node, [...path, field], document));
}

function buildFirstRun(node: SyncNode): SyncSpec['firstRun'] {
  if (node.first_run === undefined) return undefined;
  return node.first_run === 'send' ? { kind: 'send' } : { kind: 'from', predicate: node.first_run.from };
}

/** What the grammar lets pass because it looks at one key at a time. */
function contradictions(node: SyncNode, document: YamlDocument): SpecProblem[] {
  return [
    ...modelProblems(node, document),
    ...modeProblems(node, document),
    ...emptyProblems(node, document),
    ...removalSetProblems(node, document),
  ];
}

function modelProblems(node: SyncNode, document: YamlDocument): SpecProblem[] {
  const { sql, table } = node.model;
  if ((sql === undefined) !== (table === undefined)) return [];
  const message =
    sql === undefined ? '`model` names neither sql nor table' : '`model` names both sql and table';
  return [{ where: document.keyPlace(['model']), message, fix: 'give one of them' }];
}

function modeProblems(node: SyncNode, document: YamlDocument): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (node.mode === 'mirror' && node.on_removed === undefined) {
    problems.push({
      where: document.place(['mode']),
      message: 'mirror syncs need `on_removed`',
      why: 'a mirror says what happens to things whose key leaves the model',
      fix: 'add for example `on_removed: clear`',
    });
  }
  if (node.mode === 'insert' && node.first_run === undefined) {
    problems.push({
      where: document.place(['mode']),
      message: 'insert syncs need `first_run`',
      why: 'the first run would otherwise send every row that the model has ever had',
      fix: 'write `first_run: send`, or `first_run: { from: … }` with a condition on the rows',
    });
  }
  if (node.mode === 'insert' && node.on_removed !== undefined && node.on_removed !== 'ignore') {
    problems.push({
      where: document.keyPlace(['on_removed']),
      message: 'insert syncs never remove: `on_removed` belongs to update, upsert and mirror',
      fix: 'leave it out',
    });
  }
  if (node.mode !== 'insert' && typeof node.first_run === 'object') {
    problems.push({
      where: document.keyPlace(['first_run']),
      message: '`first_run: { from }` belongs to insert syncs',
      fix: 'filter the rows in the query instead',
    });
  }
  return problems;
}

function emptyProblems(node: SyncNode, document: YamlDocument): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (Object.keys(node.map).length === 0) {
    problems.push({ where: document.keyPlace(['map']), message: '`map` names no field' });
  }
  for (const [index, rule] of (node.match ?? []).entries()) {
    if (Object.keys(rule).length > 0) continue;
    problems.push({
      where: document.place(['match', index]),
      message: 'a match rule names at least one field',
    });
  }
  if (node.match?.length === 0) {
    problems.push({ where: document.place(['match']), message: '`match` has no rule' });
  }
  return problems;
}

function removalSetProblems(node: SyncNode, document: YamlDocument): SpecProblem[] {
  const set = typeof node.on_removed === 'object' ? node.on_removed.set : undefined;
  if (set === undefined) return [];
  if (Object.keys(set).length === 0) {
    return [{ where: document.place(['on_removed', 'set']), message: '`on_removed.set` names no field' }];
  }
  return Object.entries(set)
    .filter(([, field]) => field.form.kind !== 'const')
    .map(([name]) => ({
      where: document.place(['on_removed', 'set', name]),
      message: `\`on_removed.set.${name}\` must be a constant`,
      why: 'the row has left the model, so that it has no columns any more',
      fix: 'write { const: … }',
    }));
}
