import { BackstockError, type ReadReceipt, type ReadRequest, type RowBatch } from '@backstock/core';
import { maxBatchRows } from './copy/arena.ts';
import { copyBatch } from './copy/copy-batch.ts';
import { CopyOut } from './copy/copy-out.ts';
import { createRowHasher } from './copy/hash-rows.ts';
import { readReceipt } from './copy/read-receipt.ts';
import type { Session } from './session/session.ts';
import { columnExpression, copySql, describeSql } from './sql/generated-sql.ts';
import { booleanType } from './types/column-types.ts';
import { describeColumns, type DescribedColumn } from './types/describe-columns.ts';

/** Reads the model once in a session of its own: batches, then the receipt. */
export async function* readRows(
  session: Session,
  request: ReadRequest,
): AsyncGenerator<RowBatch | ReadReceipt, void, void> {
  const keys = await requestedColumns(session, request);
  const columns = [...keys.keyColumns, ...keys.columns];
  const projections = columns.map((column) => column.type.project(columnExpression(column.name)));
  const sql = copySql(request.relation, projections, request.predicate);
  const types = columns.map((column) => column.type);
  if (request.predicate !== undefined) types.push(booleanType);
  const hasher = createRowHasher(types.slice(0, keys.keyColumns.length), request.seeds, maxBatchRows);
  const copy = new CopyOut(sql.text);
  session.submit(copy);
  let rows = 0;
  for (;;) {
    const arena = await nextArena(copy, session, sql);
    if (arena === undefined) break;
    rows += arena.rows;
    yield copyBatch(arena, hasher, types);
    copy.release(arena);
  }
  yield readReceipt(rows, copy.rowsSent);
}

async function nextArena(copy: CopyOut, session: Session, sql: ReturnType<typeof copySql>) {
  try {
    return await copy.next();
  } catch (error) {
    throw session.classify(error, 'reading', sql);
  }
}

/** The columns of the request, described; every one that the model does not have is named at once. */
async function requestedColumns(
  session: Session,
  { relation, keyColumns, columns }: ReadRequest,
): Promise<{ readonly keyColumns: DescribedColumn[]; readonly columns: DescribedColumn[] }> {
  const described = await describeRelation(session, relation);
  const byName = new Map(described.map((column) => [column.name, column]));
  const missing = [...keyColumns, ...columns].filter((name) => !byName.has(name));
  if (missing.length > 0) {
    throw new BackstockError({
      code: 'MODEL.COLUMN_MISSING',
      message: `The model has no column ${[...new Set(missing)].map((name) => `"${name}"`).join(', ')}`,
      why: `Its columns are ${described.map((column) => column.name).join(', ')}.`,
      fix: 'Correct the name, or add the column to the query.',
    });
  }
  const find = (name: string): DescribedColumn[] => {
    const column = byName.get(name);
    return column === undefined ? [] : [column];
  };
  return { keyColumns: keyColumns.flatMap(find), columns: columns.flatMap(find) };
}

export async function describeRelation(
  session: Session,
  relation: ReadRequest['relation'],
): Promise<DescribedColumn[]> {
  const sql = describeSql(relation);
  try {
    const fields = await session.describe(sql);
    return await describeColumns(fields, async (text, values) => session.rows(text, values));
  } catch (error) {
    throw session.classify(error, 'describing', sql);
  }
}
