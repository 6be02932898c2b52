const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The text of a cell of COPY's text format, where it holds a backslash. Null is another matter: `\N`. */
export function unescapeCell(cell: string): string {
  return cell.replaceAll(/\\(.)/gsu, (_, letter: string) => escapes[letter] ?? letter);
}

/** The cells of a line, still escaped; tabs inside of cells are escaped, so every tab separates. */
export function splitCells(line: string): string[] {
  return line.split('\t');
}

const backslash = 92;
const escapedBytes: readonly number[] = escapeTable();

function escapeTable(): number[] {
  const table = Array.from({ length: 256 }, (_, byte) => byte);
  for (const [letter, text] of Object.entries(escapes)) table[letter.charCodeAt(0)] = text.charCodeAt(0);
  return table;
}

/** Writes the bytes of a cell without its escapes into `target`, and gives their number. */
export function unescapeBytes(bytes: Uint8Array, start: number, end: number, target: Uint8Array): number {
  let size = 0;
  for (let at = start; at < end; at += 1) {
    let byte = bytes[at] ?? 0;
    if (byte === backslash && at + 1 < end) {
      at += 1;
      byte = escapedBytes[bytes[at] ?? 0] ?? 0;
    }
    target[size] = byte;
    size += 1;
  }
  return size;
}
