import type { StateFinding } from '@backstock/core';

/** A table of findings that is no wider than the terminal. Pure. */
export function findingLines(findings: readonly StateFinding[], columns: number): readonly string[] {
  const partWidth = Math.max(...findings.map(({ part }) => part.length));
  const verdictWidth = 'damaged'.length;
  const indent = ' '.repeat(partWidth + verdictWidth + 6);
  const room = Math.max(20, columns - indent.length);
  return findings.flatMap(({ part, verdict, found }) =>
    wrap(found, room).map((line, index) =>
      index === 0
        ? `  ${part.padEnd(partWidth)}  ${verdict.padEnd(verdictWidth)}  ${line}`
        : `${indent}${line}`,
    ),
  );
}

/** Lines of whole words; a word that is longer than a line stands alone. */
function wrap(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
