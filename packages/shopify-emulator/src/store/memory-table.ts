import { createSearchLag, type LagSource, type SearchLag } from './search-lag.ts';
import { createIndex, type Index } from './secondary-index.ts';
import { RowOrder } from './row-order.ts';
import type { IndexedRow, Row, RowSequence, Table, TableDefinition } from './table.ts';

export interface TableSurroundings extends LagSource {
  /** Called at each put and each delete. */
  written(): void;
  /** Called at each put of a row that was not there. */
  created(): void;
}

/** A table over rows that are there already, if any. Ids are allocated upwards, so the map's order is mostly that of ids. */
export class MemoryTable<Thing extends Row> implements Table<Thing> {
  readonly #name: string;
  readonly #surroundings: TableSurroundings;
  readonly #rows: Map<number, Thing>;
  readonly #indexes = new Map<string, Index<Thing>>();
  readonly #lag: SearchLag<Thing>;
  readonly #order: RowOrder<Thing>;

  constructor(definition: TableDefinition<Thing>, surroundings: TableSurroundings, rows: Map<number, Thing>) {
    this.#name = definition.name;
    this.#surroundings = surroundings;
    this.#rows = rows;
    this.#lag = createSearchLag(surroundings);
    this.#order = new RowOrder(rows);
    for (const [name, keysOf] of Object.entries(definition.indexes ?? {})) {
      const index = createIndex(keysOf);
      for (const row of rows.values()) index.replace(undefined, row);
      this.#indexes.set(name, index);
    }
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: number): Thing | undefined {
    return this.#rows.get(id);
  }

  put(row: Thing): void {
    const before = this.#rows.get(row.id);
    if (before === undefined) this.#surroundings.created();
    this.#change(row.id, before, row);
    this.#rows.set(row.id, row);
    if (before === undefined) this.#order.noteAdded(row.id);
  }

  delete(id: number): boolean {
    const before = this.#rows.get(id);
    if (before === undefined) return false;
    this.#change(id, before, undefined);
    this.#order.noteGone();
    return this.#rows.delete(id);
  }

  #change(id: number, before: Thing | undefined, after: Thing | undefined): void {
    this.#surroundings.written();
    this.#lag.note(id, before);
    for (const index of this.#indexes.values()) index.replace(before, after);
  }

  find(index: string, key: string): readonly Thing[] {
    return this.findIds(index, key).flatMap((id) => this.#rows.get(id) ?? []);
  }

  findIds(name: string, key: string): readonly number[] {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new Error(`The table ${this.#name} has no index ${name}.`);
    return index.ids(key);
  }

  rows(): RowSequence<Thing> {
    return this.#order;
  }

  *indexedRows(): IterableIterator<IndexedRow<Thing>> {
    for (const current of this.#rows.values()) {
      const known = this.#lag.known(current.id, current);
      if (known !== undefined) yield { known, current };
    }
  }
}
