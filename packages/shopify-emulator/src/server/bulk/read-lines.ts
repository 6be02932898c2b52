export interface InputLine {
  /** From 0; blank lines count. */
  readonly number: number;
  readonly text: string;
}

const lineBreak = 0x0a;

/** The lines of a file in chunks that are not blank. */
export function* readLines(chunks: readonly Buffer[]): Generator<InputLine, undefined> {
  let number = 0;
  /** Of the line that is not yet at its end. */
  let parts: Buffer[] = [];
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineBreak); end !== -1; end = chunk.indexOf(lineBreak, start)) {
      yield* lineOf(number, [...parts, chunk.subarray(start, end)]);
      parts = [];
      number += 1;
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
  yield* lineOf(number, parts);
}

function* lineOf(number: number, parts: readonly Buffer[]): Generator<InputLine, undefined> {
  const [only = Buffer.alloc(0)] = parts;
  const bytes = parts.length > 1 ? Buffer.concat(parts) : only;
  // JavaScript's trim takes a byte order mark too.
  const text = bytes.toString('utf8').trim();
  if (text !== '') yield { number, text };
}
