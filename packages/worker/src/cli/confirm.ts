import { createInterface } from 'node:readline/promises';

/** What a person at the terminal answers; undefined where nobody sits there. */
export async function confirm(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question} [y/N] `)).trim().toLowerCase() === 'y';
  } finally {
    lines.close();
  }
}
