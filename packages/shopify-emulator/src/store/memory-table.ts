import { createSearchLag, type LagSource } from './search-lag.ts';
import { createIndex, type Index } from './secondary-index.ts';
import type { IndexedRow, Row, Table, TableDefinition } from './table.ts';

export interface TableSurroundings extends LagSource {
  /** Called at each put and each delete. */
  written(): void;
}

/** Ids are allocated upwards, so the map's insertion order is the order of ids. */
export function createMemoryTable<Thing extends Row>(
  definition: TableDefinition<Thing>,
  surroundings: TableSurroundings,
): Table<Thing> {
  const rows = new Map<number, Thing>();
  const indexes = new Map<string, Index<Thing>>();
  for (const [name, keysOf] of Object.entries(definition.indexes ?? {})) {
    indexes.set(name, createIndex(keysOf));
  }
  const lag = createSearchLag<Thing>(surroundings);

  function change(id: number, before: Thing | undefined, after: Thing | undefined): void {
    surroundings.written();
    lag.note(id, before);
    for (const index of indexes.values()) index.replace(before, after);
  }

  function idsOf(name: string, key: string): readonly number[] {
    const index = indexes.get(name);
    if (index === undefined) throw new Error(`The table ${definition.name} has no index ${name}.`);
    return index.ids(key);
  }

  return {
    get size() {
      return rows.size;
    },
    get: (id) => rows.get(id),
    put(row) {
      change(row.id, rows.get(row.id), row);
      rows.set(row.id, row);
    },
    delete(id) {
      const before = rows.get(id);
      if (before === undefined) return false;
      change(id, before, undefined);
      return rows.delete(id);
    },
    find: (name, key) => idsOf(name, key).flatMap((id) => rows.get(id) ?? []),
    findIds: idsOf,
    rows: () => rows.values(),
    *indexedRows(): IterableIterator<IndexedRow<Thing>> {
      for (const current of rows.values()) {
        const known = lag.known(current.id, current);
        if (known !== undefined) yield { known, current };
      }
    },
  };
}
