import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { isDecimal } from './decimal-text.ts';

/** What became of a value on its way into a field. A fault never quotes the value: it may be a row's. */
export type Converted = { readonly value: Exclude<FieldValue, null> } | { readonly fault: string };

/** A type whose values a text can hold. */
export interface TextType {
  readonly kind: 'string' | 'decimal' | 'money' | 'date' | 'datetime' | 'id' | 'enum' | 'json';
  readonly maxLength?: number;
  readonly values?: readonly string[];
}

/** The type as one that takes texts; undefined for lists, structures, numbers and booleans. */
export function textType(type: FieldType): TextType | undefined {
  if (type.kind === 'string' || type.kind === 'enum') return type;
  if (type.kind === 'list' || type.kind === 'object') return undefined;
  const { kind } = type;
  return kind === 'boolean' || kind === 'integer' || kind === 'float' ? undefined : { kind };
}

const gid = /^gid:\/\/[a-z0-9-]+\/[A-Za-z]+\/[A-Za-z0-9_-]+(?:\?[^\s]*)?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const datetimePattern =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)$/i;

/** A text as a value of a type. Pure. */
export function parseText(text: string, type: TextType): Converted {
  switch (type.kind) {
    case 'string':
      return parseString(text, type.maxLength);
    case 'decimal':
    case 'money':
      return isDecimal(text) ? { value: text.replace('+', '') } : { fault: 'is not a decimal number' };
    case 'date':
      return isDate(text) ? { value: text } : { fault: 'is not a date such as 2026-11-22' };
    case 'datetime':
      return parseDatetime(text);
    case 'id':
      return gid.test(text)
        ? { value: text }
        : { fault: 'is not a global id such as gid://shopify/Location/1' };
    case 'enum':
      return parseWord(text, type.values ?? []);
    case 'json':
      return parseJsonText(text);
  }
}

function parseWord(text: string, words: readonly string[]): Converted {
  return words.includes(text) ? { value: text } : { fault: `is not one of ${listed(words)}` };
}

/** The first values of an enum, for a message. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, 8).join(', ');
  return values.length > 8 ? `${shown}, … (${values.length} values)` : shown;
}

function parseString(text: string, maxLength: number | undefined): Converted {
  if (text.includes('\0')) return { fault: 'has a NUL character' };
  // Counted as the store does: in characters, not in UTF-16 units.
  if (maxLength === undefined || text.length <= maxLength || Array.from(text).length <= maxLength)
    return { value: text };
  return { fault: `is longer than ${maxLength} characters` };
}

function isDate(text: string): boolean {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) && Number(month) >= 1;
}

/** A moment with its zone becomes one in UTC; the fraction of its second keeps its digits. */
function parseDatetime(text: string): Converted {
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] =
    datetimePattern.exec(text) ?? [];
  const inRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDate(date) || !inRange) return { fault: 'is not a time with a zone such as 2026-11-22T09:30:00Z' };
  const local = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  const moment = new Date(local - zoneMinutes(zone) * 60_000).toISOString();
  return /^\d{4}-/.test(moment)
    ? { value: `${moment.slice(0, 19)}${fraction}Z` }
    : { fault: 'is outside the years that a time can have' };
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function parseJsonText(text: string): Converted {
  try {
    JSON.parse(text);
    return { value: text };
  } catch {
    return { fault: 'is not valid JSON' };
  }
}
