import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { ErrorPlace } from '../errors/backstock-error.ts';
import { canonicalDecimal, plainDecimal } from './decimal-text.ts';
import type { SpecProblem } from './spec-problem.ts';

/** A value of a YAML file. A number that JavaScript cannot hold exactly is the text of its digits. */
export type YamlValue = null | boolean | number | string | readonly YamlValue[] | YamlObject;
export interface YamlObject {
  readonly [key: string]: YamlValue;
}
export type YamlPath = readonly (string | number)[];

/** One document of a file, with the place of everything in it. */
export interface YamlDocument {
  readonly file: string;
  readonly value: YamlValue;
  /** Where a value stands; where there is none, the value around it. */
  place(path: YamlPath): ErrorPlace;
  /** Where a key stands. */
  keyPlace(path: YamlPath): ErrorPlace;
  /** Where the text of a scalar begins: after its quote, or on the line below `|`. */
  textPlace(path: YamlPath): ErrorPlace;
  has(path: YamlPath): boolean;
  /** The places of all keys and list entries by their dotted path. */
  places(): ReadonlyMap<string, ErrorPlace>;
}

/** Limits what aliases can unfold to (an alias of aliases of aliases …). */
const maxNodes = 10_000;
const maxDepth = 64;

interface Spot {
  readonly key: ErrorPlace;
  readonly value: ErrorPlace;
  readonly text: ErrorPlace;
}

interface Reading {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly document: Document;
  readonly spots: Map<string, Spot>;
  readonly problems: SpecProblem[];
  readonly aliases: Map<Alias, Node | undefined>;
  nodes: number;
  depth: number;
  unbounded: boolean;
}

/** Reads the documents of a YAML 1.2 file. Keys are texts; a key that is there twice is a problem. Pure. */
export function readYaml(
  file: string,
  text: string,
): { readonly documents: readonly YamlDocument[]; readonly problems: readonly SpecProblem[] } {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: true, intAsBigInt: true } as const;
  const documents: YamlDocument[] = [];
  const problems: SpecProblem[] = [];
  for (const document of parseAllDocuments(text, options)) {
    const reading: Reading = {
      file,
      text,
      lines,
      document,
      problems,
      spots: new Map(),
      aliases: new Map(),
      nodes: 0,
      depth: 0,
      unbounded: false,
    };
    const faults = yamlFaults(document);
    for (const { offset, message } of faults) problems.push({ where: placeAt(reading, offset), message });
    if (faults.length > 0 || document.contents === null || isEmpty(document.contents)) continue;
    const located = locatedDocument(reading, document.contents);
    if (!reading.unbounded) documents.push(located);
  }
  return { documents, problems };
}

interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

function yamlFaults(document: Document): YamlFault[] {
  const faults = [...document.errors, ...document.warnings].map((fault) => {
    // Some messages end with a piece of the file, which may be a password.
    const message = fault.message.replace(/: ".*$/s, '');
    return { offset: fault.pos[0], message: `this is not valid YAML: ${message}` };
  });
  const version = document.directives?.yaml.version ?? '1.2';
  return version === '1.2' ? faults : [{ offset: 0, message: 'this must be YAML 1.2' }, ...faults];
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.anchor === undefined && (node.source ?? '') === '';
}

function locatedDocument(reading: Reading, contents: Node): YamlDocument {
  const start = placeAt(reading, contents.range?.[0] ?? 0);
  reading.spots.set('', { key: start, value: start, text: start });
  const value = readNode(contents, [], reading);
  if (reading.unbounded) {
    reading.problems.push({
      where: start,
      message: 'this document is nested too deep, or its aliases unfold to too much',
    });
  }
  function spot(path: YamlPath): Spot {
    const found = reading.spots.get(path.join('\0'));
    if (found !== undefined) return found;
    return path.length === 0 ? { key: start, value: start, text: start } : spot(path.slice(0, -1));
  }
  return {
    file: reading.file,
    value,
    place: (path) => spot(path).value,
    keyPlace: (path) => spot(path).key,
    textPlace: (path) => spot(path).text,
    has: (path) => reading.spots.has(path.join('\0')),
    places: () => new Map([...reading.spots].map(([path, found]) => [path.replaceAll('\0', '.'), found.key])),
  };
}

function readNode(node: unknown, path: YamlPath, reading: Reading): YamlValue {
  reading.nodes += 1;
  reading.depth += 1;
  const bounded = reading.nodes <= maxNodes && reading.depth <= maxDepth;
  if (!bounded) reading.unbounded = true;
  const value = bounded ? boundedValue(node, path, reading) : null;
  reading.depth -= 1;
  return value;
}

function boundedValue(node: unknown, path: YamlPath, reading: Reading): YamlValue {
  if (isAlias(node)) return readNode(resolveAlias(node, reading), path, reading);
  if (isMap(node)) return readMap(node, path, reading);
  if (!isSeq(node)) return isScalar(node) ? scalarValue(node) : null;
  return node.items.map((item, index) => {
    const place = placeAt(reading, startOf(item) ?? node.range?.[0] ?? 0);
    mark(reading, [...path, index], place, item);
    return readNode(item, [...path, index], reading);
  });
}

function readMap(node: YAMLMap, path: YamlPath, reading: Reading): YamlObject {
  const merged = node.items.filter(isMergeKey).flatMap((pair) => mergedMaps(pair.value, path, reading));
  // Null prototype: a key such as `__proto__` is then a key like any other.
  const own: Record<string, YamlValue> = Object.create(null);
  for (const pair of node.items) {
    if (isMergeKey(pair)) continue;
    const place = placeAt(reading, startOf(pair.key) ?? node.range?.[0] ?? 0);
    const name = isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : undefined;
    if (name === undefined || name === '__proto__') {
      reading.problems.push({ where: place, message: 'a key must be a plain text' });
      continue;
    }
    mark(reading, [...path, name], place, pair.value);
    own[name] = readNode(pair.value, [...path, name], reading);
  }
  const value: Record<string, YamlValue> = Object.create(null);
  // The first of several merged maps wins, and an own key wins over them all.
  return Object.assign(value, ...merged.reverse(), own);
}

/** The maps that `<<: *alias` or `<<: [*a, *b]` brings in. */
function mergedMaps(node: unknown, path: YamlPath, reading: Reading): YamlValue[] {
  const target = isAlias(node) ? resolveAlias(node, reading) : node;
  if (isSeq(target)) return target.items.flatMap((item) => mergedMaps(item, path, reading));
  if (isMap(target)) return [readNode(target, path, reading)];
  reading.problems.push({
    where: placeAt(reading, startOf(node) ?? 0),
    message: '`<<` takes a mapping or an alias of one',
  });
  return [];
}

/** The node that an alias stands for. Kept, because finding it walks through the document. */
function resolveAlias(alias: Alias, reading: Reading): Node | undefined {
  if (reading.aliases.has(alias)) return reading.aliases.get(alias);
  const target = alias.resolve(reading.document);
  reading.aliases.set(alias, target);
  if (target === undefined) {
    const where = placeAt(reading, startOf(alias) ?? 0);
    reading.problems.push({ where, message: `no anchor \`&${alias.source}\` stands before this alias` });
  }
  return target;
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
}

function scalarValue(node: Scalar): YamlValue {
  const { value } = node;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return exactNumber(value, node.source ?? String(value));
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function exactNumber(value: number, source: string): number | string {
  const written = plainDecimal(source);
  const held = plainDecimal(String(value));
  if (written === undefined || held === undefined) return value;
  return canonicalDecimal(written) === canonicalDecimal(held) ? value : written;
}

function mark(reading: Reading, path: YamlPath, key: ErrorPlace, node: unknown): void {
  const offset = startOf(node);
  const value = offset === undefined ? key : placeAt(reading, offset);
  reading.spots.set(path.join('\0'), { key, value, text: textStart(node, value, reading) });
}

function textStart(node: unknown, place: ErrorPlace, reading: Reading): ErrorPlace {
  if (!isScalar(node) || node.range === undefined || node.range === null) return place;
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
    return placeAt(reading, node.range[0] + 1);
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return place;
  const lineEnd = reading.text.indexOf('\n', node.range[0]);
  const indent = /^ */.exec(reading.text.slice(lineEnd + 1))?.[0].length ?? 0;
  return placeAt(reading, lineEnd + 1 + indent);
}

function startOf(node: unknown): number | undefined {
  if (isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0];
  return undefined;
}

function placeAt(reading: Reading, offset: number): ErrorPlace {
  const { line, col } = reading.lines.linePos(offset);
  return { file: reading.file, line: Math.max(line, 1), column: Math.max(col, 1) };
}
