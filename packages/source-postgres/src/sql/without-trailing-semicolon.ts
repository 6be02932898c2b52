import { isComment, tokenEnd } from './skip-token.ts';

/**
 * Replaces the semicolons after the last word of a query by spaces, so that it can stand in parentheses and positions
 * stay. A semicolon that something else follows stays too: the server refuses it.
 */
export function withoutTrailingSemicolon(sql: string): string {
  let semicolons: number[] = [];
  for (let at = 0; at < sql.length;) {
    const end = tokenEnd(sql, at);
    if (sql.charAt(at) === ';') semicolons.push(at);
    else if (!isComment(sql, at) && sql.slice(at, end).trim() !== '') semicolons = [];
    at = end;
  }
  let result = sql;
  for (const at of semicolons) result = `${result.slice(0, at)} ${result.slice(at + 1)}`;
  return result;
}
