import type { Reason, RefusalClass } from '../../outcome/outcome.ts';
import type { Attempt } from '../state-store.ts';
import { outcomeCodes, wordOf, codeOf } from './codes.ts';
import { sliceLength } from './entry-table.ts';
import { bytesOf, integerOf, optionalInteger, optionalText, textOf } from './read-column.ts';
import type { SqlRow, SqlSession } from './sql-database.ts';
import { parseStored } from './stored-json.ts';

const columns = 'ledger, hash, key, stamp, outcome, reason, refusal_class, next_at, tries, first_at, last_at';
const write = `insert into attempts (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (ledger, hash) do update set key = excluded.key, stamp = excluded.stamp, outcome = excluded.outcome,
  reason = excluded.reason, refusal_class = excluded.refusal_class, next_at = excluded.next_at,
  tries = excluded.tries, first_at = excluded.first_at, last_at = excluded.last_at`;
const settle = 'delete from attempts where ledger = ? and hash = ?';
const byHash = `select ${columns} from attempts where ledger = ? and hash = ?`;
const slice = `select ${columns} from attempts where ledger = ? and hash > ? order by hash limit ?`;

export async function writeAttempts(
  session: SqlSession,
  ledger: number,
  attempts: readonly Attempt[],
): Promise<void> {
  await session.runEach(
    write,
    attempts.map((attempt) => [
      ledger,
      attempt.hash,
      attempt.key ?? null,
      attempt.stamp,
      codeOf(outcomeCodes, attempt.outcome),
      JSON.stringify(attempt.reason),
      attempt.refusalClass ?? null,
      attempt.nextAtMs ?? null,
      attempt.tries,
      attempt.firstAtMs,
      attempt.lastAtMs,
    ]),
  );
}

export async function settleAttempts(
  session: SqlSession,
  ledger: number,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await session.runEach(
    settle,
    hashes.map((hash) => [ledger, hash]),
  );
}

function toAttempt(row: SqlRow): Attempt {
  const key = optionalText(row, 'key');
  const refusalClass = optionalText(row, 'refusal_class');
  const nextAtMs = optionalInteger(row, 'next_at');
  return {
    hash: bytesOf(row, 'hash'),
    ...(key === undefined ? {} : { key }),
    stamp: textOf(row, 'stamp'),
    outcome: wordOf(outcomeCodes, integerOf(row, 'outcome')),
    reason: parseStored<Reason>(textOf(row, 'reason')),
    // `writeAttempts` alone writes the column, from a value of this type.
    ...(refusalClass === undefined ? {} : { refusalClass: refusalClass as RefusalClass }),
    ...(nextAtMs === undefined ? {} : { nextAtMs }),
    tries: integerOf(row, 'tries'),
    firstAtMs: integerOf(row, 'first_at'),
    lastAtMs: integerOf(row, 'last_at'),
  };
}

export async function readAttempts(
  session: SqlSession,
  ledger: number,
  hashes: readonly Uint8Array[],
): Promise<readonly (Attempt | undefined)[]> {
  const rows = await session.firstOfEach(
    byHash,
    hashes.map((hash) => [ledger, hash]),
  );
  return rows.map((row) => (row === undefined ? undefined : toAttempt(row)));
}

/** The attempts after a hash, in the order of their hashes. */
export async function readAttemptSlice(
  session: SqlSession,
  ledger: number,
  from: Uint8Array,
): Promise<readonly Attempt[]> {
  return (await session.all(slice, [ledger, from, sliceLength])).map(toAttempt);
}
