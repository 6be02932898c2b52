import type { StoreProblem } from '../contract/store-reader.ts';
import type { AnswerCost, ThrottleStatus } from './answer.ts';

type Unparsed = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Unparsed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The top-level errors. A text in their place (as in the body of a 4xx) is one error without a code. */
export function parseErrors(errors: unknown): readonly StoreProblem[] {
  if (typeof errors === 'string') return [{ code: '', message: errors, path: [] }];
  return Array.isArray(errors) ? errors.filter(isRecord).map(parseError) : [];
}

function parseError(error: Unparsed): StoreProblem {
  const extensions = isRecord(error['extensions']) ? error['extensions'] : {};
  const code = extensions['code'];
  const path = Array.isArray(error['path']) ? error['path'].map(String) : [];
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof error['message'] === 'string' ? error['message'] : '',
    path: path.length > 0 ? path : variablePath(extensions['problems'], error['message']),
  };
}

/** An error about a variable's value has no path: the variable's name stands in the message, the rest in its problems. */
function variablePath(problems: unknown, message: unknown): readonly string[] {
  const variable = /^Variable \$(\w+) /.exec(String(message))?.[1];
  if (variable === undefined) return [];
  const first: unknown = Array.isArray(problems) ? problems[0] : undefined;
  const within = isRecord(first) && Array.isArray(first['path']) ? first['path'].map(String) : [];
  return [`$${variable}`, ...within];
}

/** The cost and the bucket, where the answer says them. Numbers may be floats. */
export function parseCost(extensions: unknown): AnswerCost | undefined {
  const cost = isRecord(extensions) && isRecord(extensions['cost']) ? extensions['cost'] : undefined;
  const bucket = parseBucket(cost?.['throttleStatus']);
  const requested = cost?.['requestedQueryCost'];
  const actual = cost?.['actualQueryCost'];
  if (bucket === undefined || typeof requested !== 'number') return undefined;
  return { requested, bucket, ...(typeof actual === 'number' ? { actual } : {}) };
}

function parseBucket(status: unknown): ThrottleStatus | undefined {
  if (!isRecord(status)) return undefined;
  const { maximumAvailable, currentlyAvailable, restoreRate } = status;
  const known =
    typeof maximumAvailable === 'number' &&
    typeof currentlyAvailable === 'number' &&
    typeof restoreRate === 'number' &&
    maximumAvailable > 0 &&
    restoreRate > 0;
  return known ? { maximumAvailable, currentlyAvailable, restoreRate } : undefined;
}
