/** A row of the store. Rows are never changed in place: `put` a new one under the same id. */
export interface Row {
  readonly id: number;
}

/**
 * Names a kind of thing. Module-level constants; the shop makes the table on first use.
 * An index gives the key (or keys) under which a row can be found at once, in any case of letters that it chooses.
 */
export interface TableDefinition<Thing extends Row> {
  readonly name: string;
  readonly indexes?: Readonly<Record<string, (row: Thing) => string | readonly string[] | undefined>>;
}

export interface Table<Thing extends Row> {
  readonly size: number;
  get(id: number): Thing | undefined;
  /** Inserts the row, or replaces the one with its id. */
  put(row: Thing): void;
  /** True if it was there. */
  delete(id: number): boolean;
  /** The rows that an index has under this key, oldest first. Consistent at once. */
  find(index: string, key: string): readonly Thing[];
  /** Their ids alone, in ascending order; to be read before the next change. Costs nothing, however many they are. */
  findIds(index: string, key: string): readonly number[];
  /** All rows, in the order of their ids. */
  rows(): RowSequence<Thing>;
  /** All rows as the search index knows them: a row written within the search lag appears as it was before, or not at all. */
  indexedRows(): IterableIterator<IndexedRow<Thing>>;
}

/** Rows in the order of their ids, which can be read from anywhere. */
export interface RowSequence<Thing> extends Iterable<Thing> {
  /** The rows behind this id, or backwards those before it; without an id from that end. */
  from(id: number | null, isBackwards: boolean): Iterable<Thing>;
}

/** What the search index believes (to be matched) and the row as it is (to be answered). */
export interface IndexedRow<Thing extends Row> {
  readonly known: Thing;
  readonly current: Thing;
}
