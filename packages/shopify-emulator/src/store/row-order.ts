import type { Row, RowSequence } from './table.ts';

/**
 * The rows of a table in the order of their ids, to begin anywhere. The order is found out when it is first asked for, and
 * kept from then on: new ids are the highest, so they only come in behind.
 */
export class RowOrder<Thing extends Row> implements RowSequence<Thing> {
  readonly #rows: ReadonlyMap<number, Thing>;
  /** Ascending; ids that are gone may stand in it. */
  #ids: number[] | null = null;
  #gone = 0;

  constructor(rows: ReadonlyMap<number, Thing>) {
    this.#rows = rows;
  }

  [Symbol.iterator](): Iterator<Thing> {
    return this.#rows.values();
  }

  *from(id: number | null, isBackwards: boolean): Generator<Thing> {
    const ids = this.#sorted();
    const step = isBackwards ? -1 : 1;
    const start = isBackwards ? ids.length - 1 : 0;
    for (
      let at = id === null ? start : placeBeside(ids, id, isBackwards);
      at >= 0 && at < ids.length;
      at += step
    ) {
      const row = this.#rows.get(ids[at] ?? 0);
      if (row !== undefined) yield row;
    }
  }

  noteAdded(id: number): void {
    const last = this.#ids?.at(-1) ?? 0;
    if (id > last) this.#ids?.push(id);
    else this.#ids = null;
  }

  noteGone(): void {
    this.#gone += 1;
    if (this.#gone * 2 > (this.#ids?.length ?? 0)) this.#ids = null;
  }

  #sorted(): readonly number[] {
    if (this.#ids === null) {
      this.#ids = [...this.#rows.keys()].toSorted((a, b) => a - b);
      this.#gone = 0;
    }
    return this.#ids;
  }
}

/** The place of the first id above this one, or of the last below it. */
function placeBeside(ids: readonly number[], id: number, isBackwards: boolean): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ids[middle] ?? 0;
    if (isBackwards ? other >= id : other > id) high = middle;
    else low = middle + 1;
  }
  return isBackwards ? low - 1 : low;
}
