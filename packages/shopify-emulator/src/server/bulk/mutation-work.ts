import { isJsonObject, parseJson } from '../../schema/json.ts';
import type { Blob } from '../../store/blobs.ts';
import { resultLine, type BulkAnswer, type BulkPiece, type RunInBulk } from './bulk-piece.ts';
import { readLines, type InputLine } from './read-lines.ts';
import { scatter } from './scatter.ts';

export interface MutationOrder {
  /** Number of the operation. */
  readonly id: number;
  readonly mutation: string;
  readonly file: Blob;
  /** So many lines, in the order in which they are executed, were executed before. */
  readonly done: number;
  readonly run: RunInBulk;
}

/** Shopify works on many lines at once; so many of them change their places here. */
const windowLength = 64;

/** Executes each line of a file by itself, not quite in their order; a piece is a line. */
export async function* workOnMutation(order: MutationOrder): AsyncGenerator<BulkPiece, undefined> {
  let passed = 0;
  for (const lines of windows(readLines(order.file.chunks))) {
    const mixed = lines.toSorted((a, b) => scatter(order.id, a.number) - scatter(order.id, b.number));
    for (const line of mixed) {
      passed += 1;
      if (passed <= order.done) continue;
      const answer = await answerLine(order, line);
      yield { lines: [resultLine({ ...answer, __lineNumber: line.number })], roots: 1 };
    }
  }
}

function* windows(lines: Iterable<InputLine>): Generator<readonly InputLine[], undefined> {
  let window: InputLine[] = [];
  for (const line of lines) {
    window.push(line);
    if (window.length < windowLength) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}

async function answerLine(order: MutationOrder, line: InputLine): Promise<BulkAnswer> {
  const variables = parseJson(line.text);
  if (isJsonObject(variables)) return order.run(order.mutation, variables);
  return { errors: [{ message: 'The line is not a JSON object.', extensions: { code: 'INVALID_JSON' } }] };
}
