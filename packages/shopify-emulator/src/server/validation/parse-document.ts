import { GraphQLError, Lexer, parse, Source, TokenKind, type DocumentNode, type Token } from 'graphql';
import type { StaticError } from './static-error.ts';

/** The document, or the one error that a text which is no GraphQL gets. */
export function parseDocument(text: string): DocumentNode | StaticError {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return syntaxError(text, error);
  }
}

export function isStaticError(value: DocumentNode | StaticError): value is StaticError {
  return 'extensions' in value;
}

function syntaxError(text: string, error: GraphQLError): StaticError {
  const position = error.positions?.[0] ?? 0;
  const { unexpected, last } = tokensAround(text, position);
  const what = unexpected === null ? 'end of file' : describe(unexpected);
  const place = unexpected ?? last;
  const line = place?.line ?? 1;
  const column = place?.column ?? 1;
  return {
    message: `syntax error, unexpected ${what} at [${line}, ${column}]`,
    locations: [{ line, column }],
    extensions: { code: 'PARSE_ERROR' },
  };
}

/** The token that the parser stumbled over (null: the text ended), and the last one before it. */
function tokensAround(text: string, position: number): { unexpected: Token | null; last: Token | null } {
  const lexer = new Lexer(new Source(text));
  let last: Token | null = null;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (token.start >= position) return { unexpected: token, last };
      last = token;
    }
  } catch {
    // A character that no token begins with: shown like the token before it.
    return { unexpected: last, last };
  }
  return { unexpected: null, last };
}

function describe(token: Token): string {
  return `${token.kind.toString()} ("${token.value ?? token.kind.toString()}")`;
}
