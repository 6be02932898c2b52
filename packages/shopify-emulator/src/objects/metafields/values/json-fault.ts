/** Where a text stops being JSON, in Shopify's words: what stands there, its line and its column. */
export function describeJsonFault(text: string): string {
  const { position, isKeyExpected } = findFault(text);
  const before = text.slice(0, position).split('\n');
  const place = `line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1}`;
  const rest = text.slice(position).replace(/[}\]\s]+$/, '');
  if (rest === '') return `unexpected end of input at ${place}`;
  return isKeyExpected
    ? `expected object key, got '${rest}' at ${place}`
    : `unexpected token '${rest}' at ${place}`;
}

interface Fault {
  readonly position: number;
  readonly isKeyExpected: boolean;
}

const tokenPattern =
  /\s*(?:("(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/y;

/** Reads token by token; a value where none may stand, or no token at all, is the fault. */
function findFault(text: string): Fault {
  const open: string[] = [];
  let previous = '';
  let position = 0;
  for (;;) {
    tokenPattern.lastIndex = position;
    const [whole, value, mark = ''] = tokenPattern.exec(text) ?? [];
    const isKeyExpected = open.at(-1) === '{' && (previous === '{' || previous === ',');
    const start = position + (/^\s*/.exec(text.slice(position))?.[0].length ?? 0);
    const isMisplaced =
      value !== undefined && (previous === 'value' || (isKeyExpected && !value.startsWith('"')));
    if (whole === undefined || isMisplaced) return { position: start, isKeyExpected };
    if (mark === '{' || mark === '[') open.push(mark);
    if (mark === '}' || mark === ']') open.pop();
    previous = value !== undefined || mark === '}' || mark === ']' ? 'value' : mark;
    position += whole.length;
  }
}
