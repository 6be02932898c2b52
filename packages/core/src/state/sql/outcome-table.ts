import type { Reason } from '../../outcome/outcome.ts';
import type { OutcomeRecord } from '../state-store.ts';
import { changeKindCodes, outcomeCodes, wordOf, codeOf } from './codes.ts';
import { bytesOf, integerOf, optionalText } from './read-column.ts';
import type { SharedTexts } from './shared-texts.ts';
import type { SqlRow, SqlSession, SqlValue } from './sql-database.ts';
import { readStoreId, writeStoreId } from './store-id.ts';
import { parseStored } from './stored-json.ts';

const columns = `run, change, hash, key, kind, outcome, fields, store_prefix, store_number, store_text, reason, at`;
const add = `insert into outcomes (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (run, change) do update set kind = excluded.kind, outcome = excluded.outcome, fields = excluded.fields,
  store_prefix = excluded.store_prefix, store_number = excluded.store_number, store_text = excluded.store_text,
  reason = excluded.reason, at = excluded.at`;
const ofKey = `select ${columns} from outcomes
  where run in (select id from runs where ledger = ?) and hash = ? order by run desc, change desc limit ?`;
const ofRun = `select ${columns} from outcomes where run = ? and outcome <> ? order by change limit ?`;
const slice = `select ${columns} from outcomes where run = ? and change > ? order by change limit ?`;

export async function addOutcomes(
  session: SqlSession,
  texts: SharedTexts,
  work: { readonly run: number; readonly outcomes: readonly OutcomeRecord[] },
): Promise<void> {
  const rows: SqlValue[][] = [];
  for (const outcome of work.outcomes) {
    rows.push([
      work.run,
      outcome.change,
      outcome.hash,
      outcome.key ?? null,
      codeOf(changeKindCodes, outcome.kind),
      codeOf(outcomeCodes, outcome.outcome),
      await texts.numberOf(session, JSON.stringify(outcome.fields)),
      ...(await writeStoreId(session, texts, outcome.storeId)),
      outcome.reason === undefined ? null : JSON.stringify(outcome.reason),
      outcome.atMs,
    ]);
  }
  await session.runEach(add, rows);
}

async function toOutcome(session: SqlSession, texts: SharedTexts, row: SqlRow): Promise<OutcomeRecord> {
  const key = optionalText(row, 'key');
  const storeId = await readStoreId(session, texts, row);
  const reason = optionalText(row, 'reason');
  return {
    change: integerOf(row, 'change'),
    hash: bytesOf(row, 'hash'),
    ...(key === undefined ? {} : { key }),
    kind: wordOf(changeKindCodes, integerOf(row, 'kind')),
    outcome: wordOf(outcomeCodes, integerOf(row, 'outcome')),
    fields: parseStored<readonly string[]>(await texts.textOf(session, integerOf(row, 'fields'))),
    ...(storeId === undefined ? {} : { storeId }),
    ...(reason === undefined ? {} : { reason: parseStored<Reason>(reason) }),
    atMs: integerOf(row, 'at'),
  };
}

/** The outcomes of a key, newest first. A scan: asked for by people, about one key. */
export async function readOutcomesOf(
  session: SqlSession,
  texts: SharedTexts,
  query: { readonly ledger: number; readonly hash: Uint8Array; readonly limit: number },
): Promise<readonly (OutcomeRecord & { readonly run: number })[]> {
  const outcomes: (OutcomeRecord & { readonly run: number })[] = [];
  for (const row of await session.all(ofKey, [query.ledger, query.hash, query.limit])) {
    outcomes.push({ ...(await toOutcome(session, texts, row)), run: integerOf(row, 'run') });
  }
  return outcomes;
}

export async function readRunOutcomes(
  session: SqlSession,
  texts: SharedTexts,
  query: { readonly run: number; readonly limit: number },
): Promise<readonly OutcomeRecord[]> {
  const outcomes: OutcomeRecord[] = [];
  const delivered = codeOf(outcomeCodes, 'delivered');
  for (const row of await session.all(ofRun, [query.run, delivered, query.limit])) {
    outcomes.push(await toOutcome(session, texts, row));
  }
  return outcomes;
}

/** All outcomes of a run after a change, in the order of their changes. */
export async function readOutcomeSlice(
  session: SqlSession,
  texts: SharedTexts,
  query: { readonly run: number; readonly after: number; readonly limit: number },
): Promise<readonly OutcomeRecord[]> {
  const outcomes: OutcomeRecord[] = [];
  for (const row of await session.all(slice, [query.run, query.after, query.limit])) {
    outcomes.push(await toOutcome(session, texts, row));
  }
  return outcomes;
}

export async function countRemovedSince(
  session: SqlSession,
  ledger: number,
  sinceMs: number,
): Promise<number> {
  const row = await session.query
    .selectFrom('outcomes')
    .innerJoin('runs', 'runs.id', 'outcomes.run')
    .select((expression) => expression.fn.countAll<number>().as('removed'))
    .where('runs.ledger', '=', ledger)
    .where('outcomes.kind', '=', codeOf(changeKindCodes, 'removed'))
    .where('outcomes.outcome', '=', codeOf(outcomeCodes, 'delivered'))
    .where('outcomes.at', '>=', sinceMs)
    .executeTakeFirstOrThrow();
  return row.removed;
}
