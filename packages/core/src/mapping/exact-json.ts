import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { plainDecimal } from '../spec/decimal-text.ts';
import type { Converted } from '../spec/parse-text.ts';
import { convertCell, type Cell } from './convert-value.ts';
import { listValue } from './list-value.ts';

/** A number of a JSON text, by its digits. */
class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type ExactJson = null | boolean | string | JsonNumber | readonly ExactJson[] | ExactObject;
export interface ExactObject {
  readonly [name: string]: ExactJson;
}

/** Parses JSON without passing its numbers through a double. Undefined if it is none. */
export function parseExactJson(text: string): ExactJson | undefined {
  try {
    // The reviver turns every number into a JsonNumber, so that nothing else than ExactJson is left.
    return JSON.parse(text, keepDigits) as ExactJson;
  } catch {
    return undefined;
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? new JsonNumber(context?.source ?? String(value)) : value;
}

/** The JSON text of a value, compact, with the digits that it was read with. */
export function exactJsonText(json: ExactJson): string {
  if (json instanceof JsonNumber) return json.text;
  if (isExactList(json)) return `[${json.map(exactJsonText).join(',')}]`;
  if (!isExactObject(json)) return JSON.stringify(json);
  const members = Object.entries(json).map(
    ([name, member]) => `${JSON.stringify(name)}:${exactJsonText(member)}`,
  );
  return `{${members.join(',')}}`;
}

/** The cell that a member of a structure is; undefined for null. */
export function jsonCell(json: ExactJson): Cell | undefined {
  if (json === null) return undefined;
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (json instanceof JsonNumber) return { kind: 'decimal', value: plainDecimal(json.text) ?? json.text };
  return { kind: 'json', value: exactJsonText(json) };
}

/**
 * A JSON value as a value of a field's type. Undefined where it says nothing: null, an empty list, a structure without
 * values. A fault where it is of another shape. Pure.
 */
export function convertJson(json: ExactJson, type: FieldType): Converted | undefined {
  if (type.kind === 'list') return convertList(json, type);
  if (type.kind === 'object') return convertObject(json, type);
  if (type.kind === 'json') return { value: exactJsonText(json) };
  const cell = jsonCell(json);
  return cell === undefined ? undefined : convertCell(cell, type);
}

function convertList(json: ExactJson, type: Extract<FieldType, { kind: 'list' }>): Converted | undefined {
  if (json === null) return undefined;
  if (!isExactList(json)) return { fault: 'is not a list' };
  const entries: FieldValue[] = [];
  for (const item of json) {
    const entry = convertJson(item, type.of);
    if (entry === undefined) continue;
    if ('fault' in entry) return { fault: `has an entry that ${entry.fault}` };
    entries.push(entry.value);
  }
  return listValue(entries, type);
}

function convertObject(json: ExactJson, type: Extract<FieldType, { kind: 'object' }>): Converted | undefined {
  if (json === null) return undefined;
  if (!isExactObject(json)) return { fault: 'is not a structure' };
  const members: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(json)) {
    const member = Object.hasOwn(type.members, name) ? type.members[name] : undefined;
    if (member === undefined) return { fault: 'has a member that the field does not know' };
    const converted = convertJson(value, member.type);
    if (converted === undefined) continue;
    if ('fault' in converted) return { fault: `has a member ${name} that ${converted.fault}` };
    members[name] = converted.value;
  }
  if (Object.keys(members).length === 0) return undefined;
  const missing = requiredMember(type, members);
  return missing === undefined ? { value: members } : { fault: `lacks the member ${missing}` };
}

/** The first required member of a structure that a value does not have. */
export function requiredMember(
  type: Extract<FieldType, { kind: 'object' }>,
  value: Readonly<Record<string, FieldValue>>,
): string | undefined {
  return Object.keys(type.members).find(
    (name) => type.members[name]?.required === true && !Object.hasOwn(value, name),
  );
}

export function isExactList(json: ExactJson): json is readonly ExactJson[] {
  return Array.isArray(json);
}

export function isExactObject(json: ExactJson): json is ExactObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof JsonNumber);
}
