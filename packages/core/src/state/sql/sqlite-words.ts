import { sql } from 'kysely';
import type { SchemaWords } from './schema-words.ts';

export const sqliteWords: SchemaWords = {
  bytes: 'blob',
  integer: 'integer',
  numbered: (column) => column.primaryKey(),
  keptInKey: sql`without rowid`,
};
