import { isJsonObject } from '../schema/json.ts';

/** The JSON of a control request is not what its route takes. */
export class ControlInputError extends Error {}

export type Json = Readonly<Record<string, unknown>>;

/** Refuses a name that is none of these: one that is misspelt would change nothing, and nobody would be told. */
export function onlyNames(body: Json, names: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new ControlInputError(
    `"${unknown}" is not known here; ${names.length === 0 ? 'nothing is' : `there are ${names.join(', ')}`}`,
  );
}

export function text(body: Json, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ControlInputError(`${name} must be a text`);
}

export function requiredText(body: Json, name: string): string {
  const value = text(body, name);
  if (value === undefined) throw new ControlInputError(`${name} must be a text`);
  if (value === '') throw new ControlInputError(`${name} must not be empty`);
  return value;
}

export function number(body: Json, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw new ControlInputError(`${name} must be a number`);
}

/** A whole number from 0 up. */
export function count(body: Json, name: string): number | undefined {
  const value = number(body, name);
  if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return value;
  throw new ControlInputError(`${name} must be a whole number, not below 0`);
}

/** A whole number from 1 up. */
export function ordinal(body: Json, name: string): number | undefined {
  const value = count(body, name);
  if (value !== 0) return value;
  throw new ControlInputError(`${name} must be a whole number, not below 1`);
}

export function requiredCount(body: Json, name: string): number {
  const value = count(body, name);
  if (value === undefined) throw new ControlInputError(`${name} must be a whole number, not below 0`);
  return value;
}

export function flag(body: Json, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || typeof value === 'boolean') return value;
  throw new ControlInputError(`${name} must be true or false`);
}

export function texts(body: Json, name: string): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw new ControlInputError(`${name} must be a list of texts`);
}

export function jsonObject(body: Json, name: string): Json | undefined {
  const value = body[name];
  if (value === undefined || isJsonObject(value)) return value;
  throw new ControlInputError(`${name} must be a JSON object`);
}

/** One of these texts. */
export function choice<Name extends string>(
  body: Json,
  name: string,
  choices: readonly Name[],
): Name | undefined {
  const value = text(body, name);
  if (value === undefined) return undefined;
  const found = choices.find((each) => each === value);
  if (found === undefined) throw new ControlInputError(`${name} must be ${listOf(choices)}`);
  return found;
}

export function listOf(choices: readonly string[]): string {
  return choices.length < 2
    ? (choices[0] ?? '')
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}
