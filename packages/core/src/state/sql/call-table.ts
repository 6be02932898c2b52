import type { CallRecord } from '../../destination/operation.ts';
import type { SqlSession } from './sql-database.ts';

const add = `insert into calls (run, intent, name, kind, operations, attempts, requested_points, actual_points,
  started_at, took_ms, status, request_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export async function addCalls(
  session: SqlSession,
  run: number,
  calls: readonly CallRecord[],
): Promise<void> {
  await session.runEach(
    add,
    calls.map((call) => [
      run,
      call.intent ?? null,
      call.name,
      call.kind,
      call.operations,
      call.attempts,
      call.requestedPoints ?? null,
      call.actualPoints ?? null,
      call.startedAtMs,
      call.tookMs,
      call.status,
      call.requestId ?? null,
    ]),
  );
}
