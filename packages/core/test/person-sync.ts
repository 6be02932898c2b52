import type { Column, ValueKind } from '../src/rows/value.ts';
import { parseSyncs } from '../src/spec/parse-syncs.ts';
import type { SyncSpec } from '../src/spec/sync-spec.ts';

/** A sync of persons with this mapping, as YAML; `map` stands in line 8. */
export function personSync(map: string, match = '{ email: email }', key = 'id'): SyncSpec {
  const head = 'sync: s\nsource: w\ndestination: d\nobject: person\nmode: upsert\n';
  const [sync] = parseSyncs(
    `${head}model: { table: t, primary_key: ${key} }\nmatch: ${match}\nmap: ${map}\n`,
    's.yaml',
  );
  if (sync === undefined) throw new Error('no sync');
  return sync;
}

const kinds: Readonly<Record<string, ValueKind>> = {
  id: 'integer', email: 'text', a: 'text', b: 'text', n: 'integer', d: 'decimal', f: 'float', flag: 'boolean', doc: 'json',
  at: 'timestamptz', local: 'timestamp', day: 'date', raw: 'binary',
}; // prettier-ignore

/** A model's columns, at least one of nearly every kind. */
export const personColumns: readonly Column[] = Object.entries(kinds).map(([name, kind]) => ({
  name,
  kind,
  databaseType: `db_${kind}`,
}));
