import { EnumName } from './enum-name.ts';

/** A value as it is written into a document. */
export function literalOf(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const given = Object.entries(value).filter(([, entry]) => entry !== undefined);
    const fields = given.map(([name, entry]) => `${name}: ${literalOf(entry)}`);
    return `{${fields.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** A value as it is sent in a variable. */
export function variableOf(value: unknown): unknown {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return value.map(variableOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, variableOf(entry)]));
  return value;
}
