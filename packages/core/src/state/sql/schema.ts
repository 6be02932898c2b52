import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { SchemaWords } from './schema-words.ts';
import type { StateTables } from './state-tables.ts';
import { changeKindCodes, codeOf } from './codes.ts';

/** Makes the tables of format 1. */
export async function createSchema(query: Kysely<StateTables>, words: SchemaWords): Promise<void> {
  const tables = [
    ...sharedTables(query, words),
    ...ledgerTables(query, words),
    ...runTables(query, words),
    ...accountTables(query, words),
  ];
  for (const table of tables) await table.execute();
  await createIndexes(query);
}

type Table = CreateTableBuilder<string, string>;

function sharedTables(query: Kysely<StateTables>, words: SchemaWords): readonly Table[] {
  return [
    query.schema
      .createTable('texts')
      .addColumn('id', words.integer, words.numbered)
      .addColumn('text', 'text', (column) => column.notNull().unique()),
  ];
}

function ledgerTables(query: Kysely<StateTables>, words: SchemaWords): readonly Table[] {
  const ledgers = query.schema
    .createTable('ledgers')
    .addColumn('id', words.integer, words.numbered)
    .addColumn('sync', 'text', (column) => column.notNull())
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('object', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('sequence', words.integer, (column) => column.notNull())
    .addColumn('owned', words.integer, (column) => column.notNull())
    .addColumn('image_nonce', 'text')
    .addColumn('image_sequence', words.integer)
    .addColumn('first_run_at', words.integer)
    .addUniqueConstraint('ledgers_identity', ['sync', 'destination', 'object']);
  const entries = query.schema
    .createTable('entries')
    .addColumn('id', words.integer, words.numbered)
    .addColumn('ledger', words.integer, (column) => column.notNull().references('ledgers.id'))
    .addColumn('sequence', words.integer, (column) => column.notNull())
    .addColumn('hash', words.bytes, (column) => column.notNull())
    .addColumn('presence', words.integer, (column) => column.notNull())
    .addColumn('removal', words.integer)
    .addColumn('key', 'text')
    .addColumn('store_prefix', words.integer)
    .addColumn('store_number', words.integer)
    .addColumn('store_text', 'text')
    .addColumn('fields', words.bytes, (column) => column.notNull())
    .addUniqueConstraint('entries_hash', ['ledger', 'hash']);
  const forgotten = query.schema
    .createTable('forgotten')
    .addColumn('ledger', words.integer, (column) => column.notNull().references('ledgers.id'))
    .addColumn('hash', words.bytes, (column) => column.notNull())
    .addColumn('sequence', words.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('forgotten_hash', ['ledger', 'hash'])
    .modifyEnd(words.keptInKey);
  return [ledgers, entries, forgotten];
}

function runTables(query: Kysely<StateTables>, words: SchemaWords): readonly Table[] {
  const runs = query.schema
    .createTable('runs')
    .addColumn('id', words.integer, words.numbered)
    .addColumn('ledger', words.integer, (column) => column.notNull().references('ledgers.id'))
    .addColumn('sync', 'text', (column) => column.notNull())
    .addColumn('started_at', words.integer, (column) => column.notNull())
    .addColumn('ended_at', words.integer)
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('exit_code', words.integer)
    .addColumn('report', 'text');
  const spool = query.schema
    .createTable('spool')
    .addColumn('run', words.integer, (column) => column.notNull().references('runs.id'))
    .addColumn('change', words.integer, (column) => column.notNull())
    .addColumn('hash', words.bytes, (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('spool_change', ['run', 'change'])
    .modifyEnd(words.keptInKey);
  // Apart from the payload, so that a change that goes on to another phase is not written again.
  const phases = query.schema
    .createTable('spool_phases')
    .addColumn('run', words.integer, (column) => column.notNull())
    .addColumn('phase', words.integer, (column) => column.notNull())
    .addColumn('change', words.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('spool_phases_change', ['run', 'phase', 'change'])
    .modifyEnd(words.keptInKey);
  const prints = query.schema
    .createTable('spool_prints')
    .addColumn('run', words.integer, (column) => column.notNull())
    .addColumn('role', words.integer, (column) => column.notNull())
    .addColumn('print', words.bytes, (column) => column.notNull())
    .addColumn('change', words.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('spool_prints_print', ['run', 'role', 'print', 'change'])
    .modifyEnd(words.keptInKey);
  const intents = query.schema
    .createTable('intents')
    .addColumn('number', words.integer, words.numbered)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('run', words.integer, (column) => column.notNull().references('runs.id'))
    .addColumn('sent_at', words.integer, (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('operations', 'text', (column) => column.notNull());
  return [runs, spool, phases, prints, intents];
}

function accountTables(query: Kysely<StateTables>, words: SchemaWords): readonly Table[] {
  const outcomes = query.schema
    .createTable('outcomes')
    .addColumn('run', words.integer, (column) => column.notNull().references('runs.id'))
    .addColumn('change', words.integer, (column) => column.notNull())
    .addColumn('hash', words.bytes, (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('kind', words.integer, (column) => column.notNull())
    .addColumn('outcome', words.integer, (column) => column.notNull())
    .addColumn('fields', words.integer, (column) => column.notNull())
    .addColumn('store_prefix', words.integer)
    .addColumn('store_number', words.integer)
    .addColumn('store_text', 'text')
    .addColumn('reason', 'text')
    .addColumn('at', words.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('outcomes_change', ['run', 'change'])
    .modifyEnd(words.keptInKey);
  const attempts = query.schema
    .createTable('attempts')
    .addColumn('ledger', words.integer, (column) => column.notNull().references('ledgers.id'))
    .addColumn('hash', words.bytes, (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('stamp', 'text', (column) => column.notNull())
    .addColumn('outcome', words.integer, (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('refusal_class', 'text')
    .addColumn('next_at', words.integer)
    .addColumn('tries', words.integer, (column) => column.notNull())
    .addColumn('first_at', words.integer, (column) => column.notNull())
    .addColumn('last_at', words.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('attempts_hash', ['ledger', 'hash'])
    .modifyEnd(words.keptInKey);
  return [outcomes, attempts, callTable(query, words)];
}

function callTable(query: Kysely<StateTables>, words: SchemaWords): Table {
  return query.schema
    .createTable('calls')
    .addColumn('number', words.integer, words.numbered)
    .addColumn('run', words.integer, (column) => column.notNull().references('runs.id'))
    .addColumn('intent', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('operations', words.integer, (column) => column.notNull())
    .addColumn('attempts', words.integer, (column) => column.notNull())
    .addColumn('requested_points', 'real')
    .addColumn('actual_points', 'real')
    .addColumn('started_at', words.integer, (column) => column.notNull())
    .addColumn('took_ms', 'real', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text');
}

async function createIndexes(query: Kysely<StateTables>): Promise<void> {
  const index = (name: string, table: string) => query.schema.createIndex(name).on(table);
  await index('entries_store_number', 'entries')
    .column('store_number')
    .where('store_number', 'is not', null)
    .execute();
  await index('entries_store_text', 'entries')
    .column('store_text')
    .where('store_text', 'is not', null)
    .execute();
  await index('runs_sync', 'runs').columns(['sync', 'id']).execute();
  await index('spool_hash', 'spool').columns(['run', 'hash']).execute();
  await index('intents_run', 'intents').column('run').execute();
  await index('calls_started_at', 'calls').column('started_at').execute();
  await index('outcomes_removed', 'outcomes')
    .column('run')
    .where(sql.ref('kind'), '=', sql.lit(codeOf(changeKindCodes, 'removed')))
    .execute();
}
