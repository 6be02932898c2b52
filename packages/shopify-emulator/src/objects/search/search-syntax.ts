/** A search in Shopify's syntax, as a tree. */
export type SearchNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly part: SearchNode }
  | SearchTerm;

export interface SearchTerm {
  readonly kind: 'term';
  /** Null: a word on its own, looked for in the thing's text. */
  readonly field: string | null;
  readonly comparator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: string;
  /** Between quotes: the words must follow each other. */
  readonly quoted: boolean;
  /** Ends in `*`: a word may go on. */
  readonly prefix: boolean;
}

/** `field:*`, which asks for any value at all. */
export function isAnything(term: SearchTerm): boolean {
  return term.value === '*' && !term.quoted;
}

/** Space means AND. Never fails: whatever does not fit is read as words, as Shopify does. Null for a blank text. Pure. */
export function parseSearch(text: string): SearchNode | null {
  return readOr({ tokens: tokenize(text), at: 0 });
}

type Token = { readonly kind: '(' | ')' | 'and' | 'or' | 'not' } | SearchTerm;

const keywords: ReadonlyMap<string, Token> = new Map([
  ['AND', { kind: 'and' }],
  ['OR', { kind: 'or' }],
  ['NOT', { kind: 'not' }],
] as const);

/** The longer ones first, since a shorter one may begin like them. */
const comparators = ['<=', '>=', '<', '>', '='] as const;

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function readOr(reader: Reader): SearchNode | null {
  const parts = [readAnd(reader)];
  while (reader.tokens[reader.at]?.kind === 'or') {
    reader.at += 1;
    parts.push(readAnd(reader));
  }
  return join('or', parts);
}

function readAnd(reader: Reader): SearchNode | null {
  const parts: (SearchNode | null)[] = [];
  for (let token = reader.tokens[reader.at]; token !== undefined; token = reader.tokens[reader.at]) {
    if (token.kind === 'or' || token.kind === ')') break;
    parts.push(readOne(reader));
  }
  return join('and', parts);
}

function readOne(reader: Reader): SearchNode | null {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (token?.kind === 'term') return token;
  if (token?.kind === 'not') {
    const part = reader.at < reader.tokens.length ? readOne(reader) : null;
    return part === null ? null : { kind: 'not', part };
  }
  if (token?.kind !== '(') return null;
  const inner = readOr(reader);
  if (reader.tokens[reader.at]?.kind === ')') reader.at += 1;
  return inner;
}

function join(kind: 'and' | 'or', parts: readonly (SearchNode | null)[]): SearchNode | null {
  const present = parts.filter((part) => part !== null);
  const [only] = present;
  return present.length > 1 ? { kind, parts: present } : (only ?? null);
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/[\s:]/.test(character)) at += 1;
    else if (character === '(' || character === ')') {
      tokens.push({ kind: character });
      at += 1;
    } else if (character === '-' && /\S/.test(text.charAt(at + 1))) {
      tokens.push({ kind: 'not' });
      at += 1;
    } else {
      const { token, end } = readTerm(text, at);
      tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function readTerm(text: string, start: number): { token: Token; end: number } {
  const first = readValue(text, start);
  if (first.quoted || text.charAt(first.end) !== ':') {
    const keyword = first.quoted ? undefined : keywords.get(first.value);
    return { token: keyword ?? createTerm(null, '=', first), end: first.end };
  }
  const valueStart = first.end + 1;
  const comparator = comparators.find((candidate) => text.startsWith(candidate, valueStart));
  const second = readValue(text, valueStart + (comparator ?? '').length);
  return { token: createTerm(first.value, comparator ?? '=', second), end: second.end };
}

interface ReadValue {
  readonly value: string;
  readonly quoted: boolean;
  readonly prefix: boolean;
  readonly end: number;
}

function createTerm(field: string | null, comparator: SearchTerm['comparator'], read: ReadValue): SearchTerm {
  return { kind: 'term', field, comparator, value: read.value, quoted: read.quoted, prefix: read.prefix };
}

/** A quoted text, or what reaches to the next space, parenthesis or colon; a backslash takes the next character as it is. */
function readValue(text: string, start: number): ReadValue {
  const quote = /["']/.test(text.charAt(start)) ? text.charAt(start) : '';
  let at = start + quote.length;
  let value = '';
  while (at < text.length) {
    const character = text.charAt(at);
    if (quote === '' ? /[\s():]/.test(character) : character === quote) break;
    if (character === '\\' && at + 1 < text.length) at += 1;
    value += text.charAt(at);
    at += 1;
  }
  const prefix = quote === '' && value.length > 1 && value.endsWith('*') && text.charAt(at - 2) !== '\\';
  const end = quote === '' ? Math.max(at, start + (value === '' ? 0 : 1)) : at + 1;
  return { value: prefix ? value.slice(0, -1) : value, quoted: quote !== '', prefix, end };
}
