import { BackstockError, type ReadReceipt, type ReadRequest, type RowBatch } from '@backstock/core';
import { ChunkHasher } from './chunk-batch.ts';
import { describeRelation } from './describe-relation.ts';
import { buildReadQuery, type ReadQuery } from './read-query.ts';
import type { Session } from './session.ts';

/** Streams a read chunk by chunk; never more than one chunk of it is in JavaScript's memory. */
export async function* readBatches(
  session: Session,
  request: ReadRequest,
): AsyncGenerator<RowBatch | ReadReceipt, void, undefined> {
  const query = buildReadQuery(request, await describeRelation(session, request.relation));
  const hasher = new ChunkHasher(query, request.seeds);
  const result = await session.run(async (connection) => {
    const statement = await connection.prepare(query.sql);
    try {
      return await statement.stream();
    } finally {
      statement.destroySync();
    }
  });
  let rows = 0;
  let complete = false;
  for (;;) {
    const chunk = await session.run(async () => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) break;
    const { batch, ended } = hasher.batch(chunk);
    complete = ended;
    rows += batch.length;
    if (batch.length > 0) yield batch;
  }
  if (!complete) throw await whyIncomplete(session, query);
  yield { kind: 'receipt', rows };
}

/** Runs the query once more without its rows, where the driver does report the error. */
async function whyIncomplete(session: Session, { probeSql }: ReadQuery): Promise<unknown> {
  try {
    await session.run(async (connection) => connection.run(probeSql));
  } catch (error) {
    return error;
  }
  return new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message: 'The query broke off before its last row',
    why: 'DuckDB gave no reason, and the same query ran to its end when it was tried again.',
    fix: 'Run the sync again.',
    retryable: true,
  });
}
