import type { GeneratedSql, UserPart } from './generated-sql.ts';

/** A place in the user's own SQL; line and column count from 1. */
export interface SqlPlace {
  readonly part: UserPart['name'];
  readonly line: number;
  readonly column: number;
}

/** Where the server's error position (characters, from 1) lies in the user's SQL; undefined when it lies in ours. */
export function locate(sql: GeneratedSql, position: number): SqlPlace | undefined {
  const at = unitOffset(sql.text, position);
  for (const { name, start, text } of sql.userParts) {
    if (at < start || at > start + text.length) continue;
    const lines = text.slice(0, at - start).split('\n');
    return { part: name, line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 };
  }
  return undefined;
}

/** Postgres counts characters, JavaScript UTF-16 units. */
function unitOffset(text: string, position: number): number {
  let at = 0;
  for (let character = 1; character < position && at < text.length; character += 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}
