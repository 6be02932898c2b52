/**
 * The end of the token that begins at `at`: a comment, a string, a quoted name, a dollar-quoted text, or one character.
 * The rules are Postgres' with standard_conforming_strings on; what is not closed reaches to the end.
 */
export function tokenEnd(sql: string, at: number): number {
  if (sql.startsWith('--', at)) return endAfter(sql, '\n', at);
  if (sql.startsWith('/*', at)) return blockCommentEnd(sql, at);
  const character = sql.charAt(at);
  if (character === '"') return endAfter(sql, '"', at + 1);
  if (character === "'") return stringEnd(sql, at);
  if (character === '$') return dollarQuoteEnd(sql, at);
  return at + 1;
}

export function isComment(sql: string, at: number): boolean {
  return sql.startsWith('--', at) || sql.startsWith('/*', at);
}

function endAfter(sql: string, mark: string, from: number): number {
  const found = sql.indexOf(mark, from);
  return found === -1 ? sql.length : found + mark.length;
}

/** Block comments nest in Postgres. */
function blockCommentEnd(sql: string, start: number): number {
  let depth = 1;
  let at = start + 2;
  while (at < sql.length && depth > 0) {
    if (sql.startsWith('/*', at)) depth += 1;
    else if (sql.startsWith('*/', at)) depth -= 1;
    else {
      at += 1;
      continue;
    }
    at += 2;
  }
  return at;
}

/** A doubled quote is the end of one token and the beginning of the next, which comes to the same. */
function stringEnd(sql: string, start: number): number {
  const hasEscapes = /(?:^|[^\w$])e$/iu.test(sql.slice(Math.max(0, start - 2), start));
  if (!hasEscapes) return endAfter(sql, "'", start + 1);
  let at = start + 1;
  while (at < sql.length && sql.charAt(at) !== "'") at += sql.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at + 1, sql.length);
}

function dollarQuoteEnd(sql: string, start: number): number {
  const afterName = start > 0 && /[\w$]/u.test(sql.charAt(start - 1));
  const tag = afterName ? null : /^\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/u.exec(sql.slice(start));
  return tag === null ? start + 1 : endAfter(sql, tag[0], start + tag[0].length);
}
