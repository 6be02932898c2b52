import type { Kysely } from 'kysely';
import { BackstockError } from '../../errors/backstock-error.ts';
import { createSchema } from './schema.ts';
import type { SchemaWords } from './schema-words.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import type { StateTables } from './state-tables.ts';

/** A step from one format to the next. */
export interface Migration {
  /** The format that it leads to. */
  readonly format: number;
  readonly up: (query: Kysely<StateTables>, words: SchemaWords) => Promise<void>;
}

/** In ascending order. Only appended to: states of every earlier format are out there. */
export const migrations: readonly Migration[] = [{ format: 1, up: createSchema }];

/** What a state is called in messages, and the time of a migration. */
export interface MigrationContext {
  readonly name: string;
  readonly nowMs: number;
}

/** Brings a state to the newest format, all steps in one transaction; refuses one that is newer than that. */
export async function migrate(
  database: SqlDatabase,
  steps: readonly Migration[],
  context: MigrationContext,
): Promise<void> {
  const { present, newest } = await database.read((session) => readFormats(session, steps, context));
  if (present === newest) return;
  await database.write(async (session) => {
    // Read anew: another process may have come first.
    const { present: format } = await readFormats(session, steps, context);
    if (format === 0) await createFormats(session, database.words);
    for (const step of steps) {
      if (step.format <= format) continue;
      await step.up(session.query, database.words);
      await session.query
        .insertInto('state_formats')
        .values({ format: step.format, since_ms: context.nowMs })
        .execute();
    }
  });
}

/** The format of a state, 0 for an empty database, and the newest one that is known; refuses a state that is newer than that. */
export async function readFormats(
  session: SqlSession,
  steps: readonly Migration[],
  context: Pick<MigrationContext, 'name'>,
): Promise<{ readonly present: number; readonly newest: number }> {
  const newest = steps.at(-1)?.format ?? 0;
  const present = await readFormat(session, context);
  if (present > newest) throw newer(present, newest, context);
  return { present, newest };
}

async function readFormat(session: SqlSession, context: Pick<MigrationContext, 'name'>): Promise<number> {
  const tables = await session.query.introspection.getTables();
  if (tables.length === 0) return 0;
  if (!tables.some((table) => table.name === 'state_formats')) throw foreign(context);
  const row = await session.query
    .selectFrom('state_formats')
    .select((expression) => expression.fn.max('format').as('format'))
    .executeTakeFirst();
  return row?.format ?? 0;
}

async function createFormats(session: SqlSession, words: SchemaWords): Promise<void> {
  await session.query.schema
    .createTable('state_formats')
    .addColumn('format', words.integer, (column) => column.notNull().primaryKey())
    .addColumn('since_ms', words.integer, (column) => column.notNull())
    .execute();
}

function newer(present: number, newest: number, context: Pick<MigrationContext, 'name'>): BackstockError {
  return new BackstockError({
    code: 'STATE.NEWER',
    message: `The state "${context.name}" has the format ${present}, but this version of Backstock knows formats up to ${newest}`,
    why: 'A newer version of Backstock has written it.',
    fix: 'Use that version, or point `state` in backstock.yaml to another place.',
  });
}

function foreign(context: Pick<MigrationContext, 'name'>): BackstockError {
  return new BackstockError({
    code: 'STATE.DAMAGED',
    message: `The database "${context.name}" is not a state of Backstock: it holds other tables`,
    fix: 'Point `state` in backstock.yaml to another place.',
  });
}
