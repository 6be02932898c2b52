import type { Answer } from '../calls/answer.ts';
import { responseKey, variablePrefix } from '../calls/call-body.ts';
import type { PackedCall } from '../calls/pack.ts';
import { isRecord } from '../calls/parse-answer.ts';
import type { StoreProblem } from '../contract/store-reader.ts';
import type { StoreRefusal } from './refusal-table.ts';

/** What the answer says of one root field of a call. */
export interface RootAnswer {
  /** Whether the mutation ran to its end: a payload is there and complains of nothing. */
  readonly applied: boolean;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly refusals: readonly StoreRefusal[];
}

/** Takes an answer apart by root field. The errors of a document that did not run stand at the roots they are about. Pure. */
export function readRoots(call: PackedCall, answer: Answer): readonly RootAnswer[] {
  return call.roots.map((_, index) => {
    const payload = answer.data?.[responseKey(call, index)];
    if (isRecord(payload)) {
      const refusals = userErrors(payload['userErrors']);
      return { applied: refusals.length === 0, payload, refusals };
    }
    const own = topLevelRefusals(call, index, answer.errors);
    const isOnly = call.operations.length === 1;
    return { applied: false, payload: null, refusals: own.length > 0 || !isOnly ? own : everyError(answer) };
  });
}

/** Where a request carries one operation only, whatever is wrong is about it. */
function everyError(answer: Answer): readonly StoreRefusal[] {
  if (answer.errors.length === 0)
    return [{ code: '', message: 'Shopify answered nothing about it', path: [] }];
  return answer.errors.map(({ code, message }) => ({ code, message: readable(message), path: [] }));
}

function userErrors(errors: unknown): readonly StoreRefusal[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map((error) => ({
    code: typeof error['code'] === 'string' ? error['code'] : '',
    message: typeof error['message'] === 'string' ? readable(error['message']) : '',
    path: Array.isArray(error['field']) ? error['field'].map(String) : [],
  }));
}

/** Errors about a root have its response key, or one of its variables, at the head of their path. */
function topLevelRefusals(
  call: PackedCall,
  index: number,
  errors: readonly StoreProblem[],
): readonly StoreRefusal[] {
  const key = responseKey(call, index);
  const variable = `$${variablePrefix(call, index)}`;
  const names = Object.keys(call.roots[index]?.definition.variables ?? {});
  return errors.flatMap(({ code, message, path: [head = '', ...rest] }) => {
    if (head === key) return [{ code, message: readable(message), path: rest }];
    const name = names.find((candidate) => head === `${variable}${candidate}`);
    return name === undefined ? [] : [{ code, message: readable(message), path: [name, ...rest] }];
  });
}

/** Shopify lists everything that an enum takes, which can be thousands of characters. */
const mostMessageCharacters = 300;

/** Names the variable's place as a value, not as a variable of ours; what was wrong with it follows in brackets. */
function readable(message: string): string {
  const text = message.replace(/^Variable \$\w+ of type \S+ was provided invalid value/, 'Invalid value');
  return text.length > mostMessageCharacters ? `${text.slice(0, mostMessageCharacters)}…` : text;
}
