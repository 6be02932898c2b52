import type { Relation } from '@backstock/core';
import { quoteName } from './quote-name.ts';
import { withoutTrailingSemicolon } from './without-trailing-semicolon.ts';

/** A stretch of the user's own SQL inside of ours. */
export interface UserPart {
  readonly name: 'query' | 'predicate';
  readonly start: number;
  readonly text: string;
}

/** SQL of ours that knows which stretches of it the user wrote, so that an error can be shown where it is. */
export interface GeneratedSql {
  readonly text: string;
  readonly userParts: readonly UserPart[];
}

/** `select * from (…) m limit 0`: describes the relation without reading it. */
export function describeSql(relation: Relation): GeneratedSql {
  return join(['select * from ', ...relationPieces(relation), ' m limit 0']);
}

/** The COPY of a read. `projections` are the expressions of its columns, over the alias `m`. */
export function copySql(
  relation: Relation,
  projections: readonly string[],
  predicate?: string,
): GeneratedSql {
  const condition: Piece[] =
    predicate === undefined ? [] : [', ((', userPiece('predicate', predicate), ')) is true'];
  return join([
    'copy (select ',
    projections.join(', '),
    ...condition,
    ' from ',
    ...relationPieces(relation),
    ' m) to stdout',
  ]);
}

/** A column of the relation, by its exact name. */
export function columnExpression(name: string): string {
  return `m.${quoteName(name)}`;
}

type Piece = string | { readonly name: UserPart['name']; readonly text: string };

function relationPieces(relation: Relation): Piece[] {
  if (relation.kind === 'table') return [relation.name.map((part) => quoteName(part)).join('.')];
  return ['(', userPiece('query', relation.sql), ')'];
}

function userPiece(name: UserPart['name'], sql: string): Piece {
  return { name, text: withoutTrailingSemicolon(sql) };
}

/** The user's SQL ends with a newline of ours, so that a comment at its end stays a comment. */
function join(pieces: readonly Piece[]): GeneratedSql {
  let text = '';
  const userParts: UserPart[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    userParts.push({ ...piece, start: text.length });
    text += `${piece.text}\n`;
  }
  return { text, userParts };
}
