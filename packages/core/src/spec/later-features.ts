import type { SpecProblem } from './spec-problem.ts';
import type { YamlDocument, YamlObject, YamlPath, YamlValue } from './read-yaml.ts';

/** Parts of the language whose meaning is not built yet. They are refused, never passed over. */
const laterKeys = {
  sync: [
    'group', 'parent', 'once', 'reconcile', 'as_of', 'resend_on', 'guards', 'kind', 'reason', 'options', 'variants',
    'mutation', 'variables', 'repeat', 'objectives',
  ],
  model: ['dbt', 'file', 'probe', 'require', 'params'],
  field: ['set', 'rows', 'find', 'collect', 'currency'],
} as const; // prettier-ignore

const laterValues: Readonly<Record<string, readonly string[]>> = {
  on_unmap: ['clear'],
  first_run: ['adopt', 'baseline'],
};

/** A feature that is refused, and the path below which the grammar need not complain as well. */
export interface LaterFeature {
  readonly path: YamlPath;
  readonly problem: SpecProblem;
}

/** Every use of a part of the language that this version does not have. Pure. */
export function findLaterFeatures(document: YamlDocument): readonly LaterFeature[] {
  const { value } = document;
  if (!isObject(value)) return [];
  return [
    ...present(document, [], laterKeys.sync),
    ...present(document, ['model'], laterKeys.model),
    ...laterFieldForms(document, ['map'], value['map']),
    ...Object.entries(laterValues).flatMap(([key, words]) => laterValue(document, key, words)),
  ];
}

function present(document: YamlDocument, path: YamlPath, keys: readonly string[]): LaterFeature[] {
  return keys
    .filter((key) => document.has([...path, key]))
    .map((key) => unsupported(document, [...path, key], `\`${key}\``));
}

function laterValue(document: YamlDocument, key: string, words: readonly string[]): LaterFeature[] {
  const value = isObject(document.value) ? document.value[key] : undefined;
  if (typeof value !== 'string' || !words.includes(value)) return [];
  return [unsupported(document, [key], `\`${key}: ${value}\``, document.place([key]))];
}

/** Walks forms: below `map`, a mapping that has one of these keys is such a form. */
function laterFieldForms(
  document: YamlDocument,
  path: YamlPath,
  value: YamlValue | undefined,
): LaterFeature[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: YamlValue, index) => laterFieldForms(document, [...path, index], item));
  }
  if (!isObject(value) || path.at(-1) === 'const' || path.at(-1) === 'values') return [];
  const isField = path.length > 1;
  return Object.keys(value).flatMap((key) => {
    const at = [...path, key];
    // `variants` of a product is a mapping with a match of its own.
    if (!isField && key === 'variants') return [unsupported(document, at, '`variants`')];
    const later = isField && laterKeys.field.some((name) => name === key);
    if (!later) return laterFieldForms(document, at, value[key]);
    const feature = unsupported(document, at, `\`${key}\``);
    return [key === 'currency' ? feature : { ...feature, path }];
  });
}

function unsupported(
  document: YamlDocument,
  path: YamlPath,
  what: string,
  where: SpecProblem['where'] = document.keyPlace(path),
): LaterFeature {
  return { path, problem: { where, message: `${what} is not supported by this version` } };
}

export function isObject(value: YamlValue | undefined): value is YamlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
