/**
 * One segment of the gate: an open-addressed table of five words a slot. The keys of a segment share the first byte of
 * their hash, so a slot keeps the byte of flags in its place: 20 bytes hold key, stamp and flags, in one cache line.
 *
 * Slots are in the order of their keys' homes, so growth walks both tables from front to back.
 */

/** Words of a slot: the rest of key word 0 with the flags in its low byte, key words 1 and 2, stamp words 3 and 4. */
export const wordsPerSlot = 5;

const fullest = 0.8;

/** Keys of a new table for each of its slots: the rest is room to grow. */
const comfortable = 0.72;

/** A table that is full becomes this much larger, so that it is never emptier than 0.64. */
const growth = 1.25;

const fewestSlots = 4;
const homes = 2 ** 24;

export class GateSegment {
  size: number;
  table: Uint32Array;
  #capacity: number;
  #tallies: Uint8Array | undefined;

  /** Over a table that holds `size` keys; the table is used as it is, not copied. */
  constructor(table: Uint32Array, size: number) {
    this.table = table;
    this.size = size;
    this.#capacity = table.length / wordsPerSlot;
  }

  /** An empty segment with room for `expected` keys. */
  static forKeys(expected: number): GateSegment {
    return new GateSegment(new Uint32Array(capacityFor(expected) * wordsPerSlot), 0);
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** The index of a key's slot, or -1. */
  find(key0: number, key1: number, key2: number): number {
    const table = this.table;
    const capacity = this.#capacity;
    const rest = key0 & 0xffffff;
    for (let index = Math.floor((rest * capacity) / homes); ;) {
      const at = index * wordsPerSlot;
      const first = table[at] ?? 0;
      if (first === 0) return -1;
      if (first >>> 8 === rest && table[at + 1] === key1 && table[at + 2] === key2) return index;
      index += 1;
      if (index === capacity) index = 0;
    }
  }

  /**
   * Whether the five words at `at` (key, stamp) are in a slot whose flags are exactly `from`; they are then `to`. What
   * every row of every run comes by: one look at one slot, in the common case.
   */
  pass(row: Uint32Array, at: number, from: number, to: number): boolean {
    const table = this.table;
    const rest = (row[at] ?? 0) & 0xffffff;
    const wanted = ((rest << 8) | from) >>> 0;
    let index = Math.floor((rest * this.#capacity) / homes);
    for (;;) {
      const slot = index * wordsPerSlot;
      const first = table[slot];
      if (first === 0) return false;
      if (first === wanted && table[slot + 1] === row[at + 1] && table[slot + 2] === row[at + 2]) {
        if (table[slot + 3] !== row[at + 3] || table[slot + 4] !== row[at + 4]) return false;
        table[slot] = (rest << 8) | to;
        return true;
      }
      index += 1;
      if (index === this.#capacity) index = 0;
    }
  }

  /** Adds a key that is not there; `flags` are not 0. */
  add(key0: number, key1: number, key2: number, flags: number): number {
    if (this.size + 1 > this.#capacity * fullest) this.#grow();
    this.size += 1;
    const rest = key0 & 0xffffff;
    const index = this.#freeSlot(rest);
    const at = index * wordsPerSlot;
    this.table[at] = (rest << 8) | flags;
    this.table[at + 1] = key1;
    this.table[at + 2] = key2;
    return index;
  }

  flags(index: number): number {
    return (this.table[index * wordsPerSlot] ?? 0) & 0xff;
  }

  setFlags(index: number, flags: number): void {
    const at = index * wordsPerSlot;
    this.table[at] = ((this.table[at] ?? 0) & ~0xff) | flags;
  }

  hasStamp(index: number, stamp3: number, stamp4: number): boolean {
    const at = index * wordsPerSlot;
    return this.table[at + 3] === stamp3 && this.table[at + 4] === stamp4;
  }

  stamp(index: number): readonly [number, number] {
    const at = index * wordsPerSlot;
    return [this.table[at + 3] ?? 0, this.table[at + 4] ?? 0];
  }

  setStamp(index: number, stamp3: number, stamp4: number): void {
    const at = index * wordsPerSlot;
    this.table[at + 3] = stamp3;
    this.table[at + 4] = stamp4;
  }

  tally(index: number): number {
    return this.#tallies?.[index] ?? 0;
  }

  /** Most segments of most runs have no tally but 0, and then no memory for them. */
  setTally(index: number, tally: number): void {
    if (this.#tallies === undefined && tally === 0) return;
    this.#tallies ??= new Uint8Array(this.#capacity);
    this.#tallies[index] = tally;
  }

  /** The key's words of a slot, without their first byte. */
  words(index: number): readonly [number, number, number] {
    const at = index * wordsPerSlot;
    return [(this.table[at] ?? 0) >>> 8, this.table[at + 1] ?? 0, this.table[at + 2] ?? 0];
  }

  /** A copy with the keys that have none of the flags `without`, and of their flags only `kept`. */
  copy(without: number, kept: number): GateSegment {
    const wanted = (flags: number): boolean => flags !== 0 && (flags & without) === 0;
    let size = 0;
    for (let index = 0; index < this.#capacity; index += 1) if (wanted(this.flags(index))) size += 1;
    const copy = GateSegment.forKeys(size);
    copy.size = size;
    for (let index = 0; index < this.#capacity; index += 1) {
      const flags = this.flags(index);
      if (wanted(flags)) copy.setFlags(copy.#take(this.table, index), flags & kept);
    }
    return copy;
  }

  #grow(): void {
    const { table } = this;
    const tallies = this.#tallies;
    const before = this.#capacity;
    this.#capacity = Math.ceil(before * growth) + fewestSlots;
    this.table = new Uint32Array(this.#capacity * wordsPerSlot);
    if (tallies) this.#tallies = new Uint8Array(this.#capacity);
    for (let index = 0; index < before; index += 1) {
      if (table[index * wordsPerSlot] === 0) continue;
      const target = this.#take(table, index);
      if (tallies) this.setTally(target, tallies[index] ?? 0);
    }
  }

  /** Copies a slot of another table, stamp and flags too. */
  #take(from: Uint32Array, index: number): number {
    const { table } = this;
    const source = index * wordsPerSlot;
    const first = from[source] ?? 0;
    const slot = this.#freeSlot(first >>> 8);
    const at = slot * wordsPerSlot;
    table[at] = first;
    table[at + 1] = from[source + 1] ?? 0;
    table[at + 2] = from[source + 2] ?? 0;
    table[at + 3] = from[source + 3] ?? 0;
    table[at + 4] = from[source + 4] ?? 0;
    return slot;
  }

  #freeSlot(rest: number): number {
    const { table } = this;
    const capacity = this.#capacity;
    let index = Math.floor((rest * capacity) / homes);
    while (table[index * wordsPerSlot] !== 0) index = index + 1 === capacity ? 0 : index + 1;
    return index;
  }
}

function capacityFor(keys: number): number {
  return Math.max(fewestSlots, Math.ceil(keys / comfortable));
}
