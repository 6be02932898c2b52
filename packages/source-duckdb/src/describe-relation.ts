import { BackstockError, type Relation } from '@backstock/core';
import { classifyQueryError } from './classify-error.ts';
import { columnCodec, type ColumnCodec } from './column-codec.ts';
import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from './driver.ts';
import type { Session } from './session.ts';
import { fromRelation, relationQuery, withoutTrailingSemicolon } from './statement.ts';

export interface RelationColumn {
  readonly name: string;
  readonly codec: ColumnCodec;
}

/**
 * The columns of a relation, without running it. The query is first prepared as it was written, so that an error names the
 * user's own line; then in parentheses, as it will be read, which also gives equal names a number.
 */
export async function describeRelation(
  session: Session,
  relation: Relation,
): Promise<readonly RelationColumn[]> {
  await session.run(async (connection) => {
    const statement = await prepare(connection, withoutTrailingSemicolon(relationQuery(relation)));
    const kind = statement.statementType;
    statement.destroySync();
    if (kind !== StatementType.SELECT) throw notOneQuery();
  });
  return session.run(async (connection) => {
    const statement = await prepare(connection, `select * ${fromRelation(relation)}`);
    const columns = Array.from({ length: statement.columnCount }, (_, index) => ({
      name: statement.columnName(index),
      codec: columnCodec(statement.columnType(index)),
    }));
    statement.destroySync();
    return columns;
  });
}

/** Whatever fails before a query runs is wrong with the query: also a constant that cannot be converted. */
async function prepare(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw notOneQuery();
    return await connection.prepare(sql);
  } catch (error) {
    const classified = error instanceof BackstockError ? error : classifyQueryError(error);
    const { code, message, why, fix } = classified;
    if (code !== 'SOURCE.QUERY_FAILED') throw classified;
    throw new BackstockError({
      code: 'SOURCE.QUERY_REJECTED',
      message: `DuckDB rejects the query: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
      ...(why === undefined ? {} : { why }),
      ...(fix === undefined ? {} : { fix }),
    });
  }
}

function notOneQuery(): BackstockError {
  return new BackstockError({
    code: 'SOURCE.QUERY_REJECTED',
    message: 'The model is not one query',
    why: 'A model is a single select (or from, with, values).',
    fix: 'Write one query that gives the rows.',
  });
}
