import type { Relation } from '@backstock/core';

const token =
  /[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/g;

const blank = /^(?:\s|--[^\n]*|\/\*[\s\S]*\*\/)$/;

/** A query without the semicolons that end it, so that it can stand in parentheses. Line numbers stay. */
export function withoutTrailingSemicolon(sql: string): string {
  let end: number | undefined;
  for (const match of sql.matchAll(token)) {
    if (match[0] === ';') end ??= match.index;
    else if (!blank.test(match[0])) end = undefined;
  }
  return end === undefined ? sql : sql.slice(0, end);
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The query behind a relation, with the lines and columns that the user wrote. */
export function relationQuery(relation: Relation): string {
  return relation.kind === 'sql' ? relation.sql : `select * from ${relation.name.map(quoteName).join('.')}`;
}

/** A relation as `m`. The line breaks keep a comment at the end of the query from swallowing the parenthesis. */
export function fromRelation(relation: Relation): string {
  return `from (\n${withoutTrailingSemicolon(relationQuery(relation))}\n) m`;
}
