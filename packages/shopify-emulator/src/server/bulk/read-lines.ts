export interface InputLine {
  /** From 0; blank lines count. */
  readonly number: number;
  readonly text: string;
}

const lineBreak = 0x0a;

/** The lines of a file in chunks that are not blank. */
export function* readLines(chunks: readonly Buffer[]): Generator<InputLine, undefined> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineBreak); end !== -1; end = chunk.indexOf(lineBreak, start)) {
      const line = chunk.subarray(start, end);
      yield* lineOf(number, rest.length === 0 ? line : Buffer.concat([rest, line]));
      rest = Buffer.alloc(0);
      number += 1;
      start = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(start)]);
  }
  yield* lineOf(number, rest);
}

function* lineOf(number: number, bytes: Buffer): Generator<InputLine, undefined> {
  // JavaScript's trim takes a byte order mark too.
  const text = bytes.toString('utf8').trim();
  if (text !== '') yield { number, text };
}
