import { isJsonObject } from '../schema/json.ts';
import type { Answer } from './answer.ts';
import { isErrorField } from './payload-errors.ts';

const maxComplaints = 5;
const maxCharacters = 500;

/** What an answer complained of, for people: its errors, then the user errors of its mutations. Pure. */
export function complaintsOf({ body, kind }: Answer): readonly string[] {
  if (kind === 'ok' || !isJsonObject(body)) return [];
  const payloads = Object.values(Object(body['data']));
  const errors = [...listOf(body['errors']), ...payloads.flatMap(userErrorsIn)];
  return errors.slice(0, maxComplaints).map((error) => inWords(error).slice(0, maxCharacters));
}

/** Failures of HTTP carry a text, or texts by their place, where others carry a list. */
function listOf(errors: unknown): readonly unknown[] {
  if (errors === undefined) return [];
  return Array.isArray(errors) ? errors : [errors];
}

function userErrorsIn(payload: unknown): readonly unknown[] {
  const fields = Object.entries(Object(payload));
  return fields.flatMap(([name, value]) => (isErrorField(name) ? listOf(value) : []));
}

function inWords(error: unknown): string {
  if (!isJsonObject(error)) return String(error);
  const { message, field } = error;
  if (typeof message !== 'string') return JSON.stringify(error);
  return Array.isArray(field) ? `${field.join('.')}: ${message}` : message;
}
