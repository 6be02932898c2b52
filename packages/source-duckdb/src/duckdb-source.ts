import type { Column, ReadReceipt, ReadRequest, RowBatch, Source } from '@backstock/core';
import { describeRelation } from './describe-relation.ts';
import { version } from './driver.ts';
import type { DuckdbSourceOptions } from './options.ts';
import { readBatches } from './read-batches.ts';
import { pinnedSettings, Session } from './session.ts';

/** A source on a DuckDB database file. The file is open only during a call, and only for reading. */
export function createDuckdbSource(options: DuckdbSourceOptions): Source {
  const open = new Set<Session>();

  /** Gives one session, open for as long as the loop over it runs. */
  async function* sessionFor(signal: AbortSignal | undefined): AsyncGenerator<Session, void, undefined> {
    await using session = await Session.open(options, signal);
    open.add(session);
    try {
      yield session;
    } finally {
      open.delete(session);
    }
  }

  return {
    type: 'duckdb',
    capabilities: { stamps: 'cells', stampEpoch: `duckdb ${version()}; md5 of cells 1; ${pinnedSettings}` },
    async check(signal) {
      for await (const session of sessionFor(signal)) {
        await session.run(async (connection) => connection.run('select 1'));
      }
    },
    async describe(relation, signal) {
      const columns: Column[] = [];
      for await (const session of sessionFor(signal)) {
        for (const { name, codec } of await describeRelation(session, relation)) {
          columns.push({ name, kind: codec.kind, databaseType: codec.databaseType });
        }
      }
      return columns;
    },
    async *read(request: ReadRequest): AsyncGenerator<RowBatch | ReadReceipt, void, undefined> {
      for await (const session of sessionFor(request.signal)) yield* readBatches(session, request);
    },
    async close() {
      await Promise.all(Array.from(open, async (session) => session[Symbol.asyncDispose]()));
    },
  };
}
