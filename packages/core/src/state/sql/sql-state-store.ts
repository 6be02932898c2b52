import type { LedgerEntry } from '../../ledger/ledger-entry.ts';
import type { Attempt, Recording, StateStore } from '../state-store.ts';
import { readAttempts, readAttemptSlice, settleAttempts, writeAttempts } from './attempt-table.ts';
import { addCalls } from './call-table.ts';
import { EntryRows } from './entry-row.ts';
import { readEntries, readEntrySlice, readForgottenSlice, readOwners, sliceLength } from './entry-table.ts';
import { writeAdvances } from './entry-writer.ts';
import { addIntents, closeIntents, readOpenIntents } from './intent-table.ts';
import { findLedger, ledgerCounters, openLedger, recordImage } from './ledger-table.ts';
import { addOutcomes, countRemovedSince, readOutcomesOf, readRunOutcomes } from './outcome-table.ts';
import { pruneOld } from './prune.ts';
import type { RunLocks } from './run-locks.ts';
import { addRun, finishRun, interruptRuns, ledgerOfRun, readRuns, syncOf } from './run-table.ts';
import { SharedTexts } from './shared-texts.ts';
import {
  countSpool,
  findSharedPrints,
  moveChanges,
  readPhase,
  readSpooled,
  readSpooledFor,
  spoolChanges,
} from './spool-table.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

export interface SqlStateOptions {
  readonly database: SqlDatabase;
  readonly locks: RunLocks;
  /** A text that nobody else makes: names a new ledger. */
  readonly createNonce: () => string;
}

/** What the parts of the state share: the database, and what was read of it that never changes. */
interface Tools {
  readonly database: SqlDatabase;
  readonly texts: SharedTexts;
  readonly rows: EntryRows;
}

/** The state on a SQL database that has the tables of the newest format. */
export function createSqlState(options: SqlStateOptions): StateStore {
  const { database } = options;
  const texts = new SharedTexts(database);
  const tools = { database, texts, rows: new EntryRows(texts, database) };
  return {
    ...ledgerPart(tools, options),
    ...scanPart(tools),
    ...runPart(tools, options),
    ...spoolPart(tools),
    ...accountPart(tools),
  };
}

type Part<Name extends keyof StateStore> = Pick<StateStore, Name>;

function ledgerPart(
  { database, texts, rows }: Tools,
  { createNonce }: SqlStateOptions,
): Part<'openLedger' | 'readEntries' | 'readOwners' | 'recordImage' | 'countOwned' | 'countRemovedSince'> {
  return {
    openLedger: async (identity) =>
      // Reading first: opening a ledger that exists waits for nobody who writes.
      (await database.read((session) => findLedger(session, identity))) ??
      database.write((session) => openLedger(session, identity, createNonce())),
    readEntries: (ledger, hashes) =>
      database.read((session) => readEntries(session, rows, { ledger, hashes })),
    readOwners: (ledger, storeIds) =>
      database.read((session) => readOwners(session, { rows, texts }, { ledger, storeIds })),
    recordImage: (ledger, image) => database.write((session) => recordImage(session, ledger, image)),
    countOwned: (ledger) => database.read(async (session) => (await ledgerCounters(session, ledger)).owned),
    countRemovedSince: (ledger, sinceMs) =>
      database.read((session) => countRemovedSince(session, ledger, sinceMs)),
  };
}

function scanPart({ database, rows }: Tools): Part<'scanEntries' | 'scanForgotten' | 'scanAttempts'> {
  return {
    async *scanEntries(ledger, after): AsyncGenerator<readonly LedgerEntry[]> {
      const { sequence } = await database.read((session) => ledgerCounters(session, ledger));
      // Nothing was written since: saves reading the whole table.
      if (sequence <= after) return;
      for (let from = 0; ;) {
        const query = { ledger, after, from };
        const slice = await database.read((session) => readEntrySlice(session, rows, query));
        if (slice.entries.length > 0) yield slice.entries;
        if (slice.entries.length < sliceLength) return;
        from = slice.last;
      }
    },
    scanForgotten: (ledger, after) =>
      scanByHash(
        (from) => database.read((session) => readForgottenSlice(session, { ledger, after, from })),
        (hash) => hash,
      ),
    scanAttempts: (ledger) =>
      scanByHash(
        (from) => database.read((session) => readAttemptSlice(session, ledger, from)),
        (attempt: Attempt) => attempt.hash,
      ),
  };
}

async function* scanByHash<Item>(
  readSlice: (from: Uint8Array) => Promise<readonly Item[]>,
  hashOf: (item: Item) => Uint8Array,
): AsyncGenerator<readonly Item[]> {
  for (let from = new Uint8Array(0); ;) {
    const slice = await readSlice(from);
    const last = slice.at(-1);
    if (last === undefined) return;
    yield slice;
    from = Uint8Array.from(hashOf(last));
  }
}

function runPart(
  { database }: Tools,
  { locks }: SqlStateOptions,
): Part<'beginRun' | 'endRun' | 'readRuns' | 'close'> {
  const held = new Map<number, () => void>();
  return {
    beginRun: async (ledger, startedAtMs) => {
      const sync = await database.read((session) => syncOf(session, ledger));
      const release = locks.acquire(sync);
      try {
        const run = await database.write((session) => beginRun(session, { ledger, sync, startedAtMs }));
        await database.reclaim();
        held.set(run, release);
        return run;
      } catch (error) {
        release();
        throw error;
      }
    },
    endRun: async (run, end) => {
      await database.write((session) => finishRun(session, run, end));
      held.get(run)?.();
      held.delete(run);
      await database.reclaim();
    },
    readRuns: (sync, limit) => database.read((session) => readRuns(session, sync, limit)),
    close: async () => {
      await database.close();
      for (const release of held.values()) release();
      held.clear();
    },
  };
}

async function beginRun(
  session: SqlSession,
  run: { readonly ledger: number; readonly sync: string; readonly startedAtMs: number },
): Promise<number> {
  await interruptRuns(session, run.sync);
  await pruneOld(session, run.startedAtMs);
  return addRun(session, run);
}

function spoolPart({
  database,
}: Tools): Part<'spool' | 'readSpool' | 'readSpooled' | 'countSpool' | 'sharedPrints' | 'spooledFor'> {
  return {
    spool: (run, changes) => database.write((session) => spoolChanges(session, run, changes)),
    readSpool: (run, query) => database.read((session) => readPhase(session, run, query)),
    readSpooled: (run, changes) => database.read((session) => readSpooled(session, run, changes)),
    countSpool: (run) => database.read((session) => countSpool(session, run)),
    sharedPrints: (run, left, right) =>
      database.read((session) => findSharedPrints(session, run, { left, right })),
    spooledFor: (run, hash) => database.read((session) => readSpooledFor(session, run, hash)),
  };
}

function accountPart(
  tools: Tools,
): Part<'intend' | 'openIntents' | 'record' | 'readAttempts' | 'readOutcomes' | 'readRunOutcomes'> {
  const { database, texts } = tools;
  return {
    intend: (run, intents) => database.write((session) => addIntents(session, run, intents)),
    openIntents: (ledger) => database.read((session) => readOpenIntents(session, ledger)),
    record: async (run, recording) => {
      const dropped = await database.write((session) => record(session, tools, { run, recording }));
      if (dropped) await database.reclaim();
    },
    readAttempts: (ledger, hashes) => database.read((session) => readAttempts(session, ledger, hashes)),
    readOutcomes: (ledger, hash, limit) =>
      database.read((session) => readOutcomesOf(session, texts, { ledger, hash, limit })),
    readRunOutcomes: (run, limit) =>
      database.read((session) => readRunOutcomes(session, texts, { run, limit })),
  };
}

/** True where the spool of an earlier run went with its last intent. */
async function record(
  session: SqlSession,
  { texts, rows }: Tools,
  work: { readonly run: number; readonly recording: Recording },
): Promise<boolean> {
  const { run, recording } = work;
  const ledger = await ledgerOfRun(session, run);
  const { advances = [], outcomes = [], attempts = [], settledAttempts = [] } = recording;
  if (advances.length > 0) await writeAdvances(session, { rows, texts }, { ledger, advances });
  await addOutcomes(session, texts, { run, outcomes });
  await settleAttempts(session, ledger, settledAttempts);
  await writeAttempts(session, ledger, attempts);
  await moveChanges(session, run, recording.moves ?? []);
  await addCalls(session, run, recording.calls ?? []);
  return closeIntents(session, recording.closedIntents ?? []);
}
