/**
 * The gate: key hash → stamp of the raw row, in typed arrays. It answers "has this row changed?" for a row that was not
 * decoded. A cache over the ledger: losing it costs time, never correctness.
 *
 * An open-addressed table, 22 bytes a slot: five words (key 0..2, stamp 3..4), a byte of flags that says what the ledger
 * and this run know of the key, and a byte that says how this run counted its first row.
 */

const wordsPerSlot = 5;
const fullest = 0.8;

/** What is known of a slot's key. `owned`, `away` and `attempt` come from the state; `seen` and `twice` from this run. */
export const gateFlags = {
  occupied: 1,
  seen: 2,
  /** Not in the ledger: met in this run for the first time. */
  tentative: 4,
  /** Has a row in attempts. */
  attempt: 8,
  /** Delivered, and in the model when last read: if it is not seen, it left. */
  owned: 16,
  /** In the ledger, but left, removed, remembered or only known. */
  away: 32,
  /** More than one row of this run has the key. */
  twice: 64,
} as const;

const lasting = gateFlags.occupied | gateFlags.owned | gateFlags.away;

/** The flags of which a change shows in a dump. */
const dumped = gateFlags.owned | gateFlags.away | gateFlags.tentative;

export interface Gate {
  /** Keys in the table, tentative ones too. */
  readonly size: number;
  /** Whether a dump would differ from the one that this gate was made from. */
  readonly isChanged: boolean;
  /** The slot of a key, or -1. Slots are valid until the next `add`. */
  find(key0: number, key1: number, key2: number): number;
  /** Adds a key that `find` did not find. */
  add(key0: number, key1: number, key2: number, flags: number): number;
  flags(slot: number): number;
  setFlags(slot: number, flags: number): void;
  hasStamp(slot: number, stamp3: number, stamp4: number): boolean;
  stamp(slot: number): readonly [number, number];
  setStamp(slot: number, stamp3: number, stamp4: number): void;
  /** How the run counted the first row of the key; 0 when it did not yet. */
  tally(slot: number): number;
  setTally(slot: number, tally: number): void;
  /** Every slot whose flags, masked, equal `wanted`. */
  slots(mask: number, wanted: number): Iterable<number>;
  /** The key's words of a slot. */
  words(slot: number): readonly [number, number, number];
  /** The raw table without tentative keys and without what only this run knows, for the image. */
  dump(): GateDump;
}

export interface GateDump {
  readonly capacity: number;
  readonly size: number;
  readonly table: Uint32Array;
  readonly flags: Uint8Array;
}

/** An empty gate with room for `expected` keys, or one over the arrays of a dump. */
export function createGate(from: { readonly expected: number } | GateDump): Gate {
  return 'table' in from ? new TypedArrayGate(from) : new TypedArrayGate(emptyDump(from.expected));
}

function emptyDump(expected: number): GateDump {
  const capacity = Math.max(1024, Math.ceil(expected / (fullest * 0.8)));
  return {
    capacity,
    size: 0,
    table: new Uint32Array(capacity * wordsPerSlot),
    flags: new Uint8Array(capacity),
  };
}

class TypedArrayGate implements Gate {
  size: number;
  isChanged = false;
  #capacity: number;
  #table: Uint32Array;
  #flags: Uint8Array;
  #tallies: Uint8Array;

  constructor(dump: GateDump) {
    this.size = dump.size;
    this.#capacity = dump.capacity;
    this.#table = dump.table;
    this.#flags = dump.flags;
    this.#tallies = new Uint8Array(dump.capacity);
  }

  find(key0: number, key1: number, key2: number): number {
    const table = this.#table;
    const flags = this.#flags;
    const capacity = this.#capacity;
    for (let slot = home(key0, capacity); ;) {
      if (flags[slot] === 0) return -1;
      const at = slot * wordsPerSlot;
      if (table[at] === key0 && table[at + 1] === key1 && table[at + 2] === key2) return slot;
      slot += 1;
      if (slot === capacity) slot = 0;
    }
  }

  add(key0: number, key1: number, key2: number, flags: number): number {
    if (this.size >= this.#capacity * fullest) this.#resize(this.#capacity * 2);
    let slot = home(key0, this.#capacity);
    while (this.#flags[slot] !== 0) slot = slot + 1 === this.#capacity ? 0 : slot + 1;
    const at = slot * wordsPerSlot;
    this.#table[at] = key0;
    this.#table[at + 1] = key1;
    this.#table[at + 2] = key2;
    this.#flags[slot] = flags | gateFlags.occupied;
    this.size += 1;
    if ((flags & gateFlags.tentative) === 0) this.isChanged = true;
    return slot;
  }

  flags(slot: number): number {
    return this.#flags[slot] ?? 0;
  }

  setFlags(slot: number, flags: number): void {
    if ((((this.#flags[slot] ?? 0) ^ flags) & dumped) !== 0) this.isChanged = true;
    this.#flags[slot] = flags | gateFlags.occupied;
  }

  hasStamp(slot: number, stamp3: number, stamp4: number): boolean {
    const at = slot * wordsPerSlot;
    return this.#table[at + 3] === stamp3 && this.#table[at + 4] === stamp4;
  }

  stamp(slot: number): readonly [number, number] {
    const at = slot * wordsPerSlot;
    return [this.#table[at + 3] ?? 0, this.#table[at + 4] ?? 0];
  }

  setStamp(slot: number, stamp3: number, stamp4: number): void {
    const at = slot * wordsPerSlot;
    this.#table[at + 3] = stamp3;
    this.#table[at + 4] = stamp4;
    this.isChanged = true;
  }

  tally(slot: number): number {
    return this.#tallies[slot] ?? 0;
  }

  setTally(slot: number, tally: number): void {
    this.#tallies[slot] = tally;
  }

  *slots(mask: number, wanted: number): Iterable<number> {
    for (let slot = 0; slot < this.#capacity; slot += 1) {
      const flags = this.#flags[slot] ?? 0;
      if (flags !== 0 && (flags & mask) === wanted) yield slot;
    }
  }

  words(slot: number): readonly [number, number, number] {
    const at = slot * wordsPerSlot;
    return [this.#table[at] ?? 0, this.#table[at + 1] ?? 0, this.#table[at + 2] ?? 0];
  }

  dump(): GateDump {
    const kept = this.#countLasting();
    const copy = new TypedArrayGate(emptyDump(kept));
    for (const slot of this.slots(gateFlags.tentative, 0)) copy.#copyFrom(this, slot);
    return { capacity: copy.#capacity, size: copy.size, table: copy.#table, flags: copy.#flags };
  }

  #countLasting(): number {
    let count = 0;
    for (let slot = 0; slot < this.#capacity; slot += 1) {
      const flags = this.#flags[slot] ?? 0;
      if (flags !== 0 && (flags & gateFlags.tentative) === 0) count += 1;
    }
    return count;
  }

  #copyFrom(other: TypedArrayGate, slot: number): void {
    const [key0, key1, key2] = other.words(slot);
    const target = this.add(key0, key1, key2, other.flags(slot) & lasting);
    this.setStamp(target, ...other.stamp(slot));
  }

  #resize(capacity: number): void {
    const [table, flags, tallies, oldCapacity] = [this.#table, this.#flags, this.#tallies, this.#capacity];
    this.#capacity = capacity;
    this.#table = new Uint32Array(capacity * wordsPerSlot);
    this.#flags = new Uint8Array(capacity);
    this.#tallies = new Uint8Array(capacity);
    this.size = 0;
    for (let slot = 0; slot < oldCapacity; slot += 1) {
      const at = slot * wordsPerSlot;
      if (flags[slot] === 0) continue;
      const target = this.add(table[at] ?? 0, table[at + 1] ?? 0, table[at + 2] ?? 0, flags[slot] ?? 0);
      this.setStamp(target, table[at + 3] ?? 0, table[at + 4] ?? 0);
      this.setTally(target, tallies[slot] ?? 0);
    }
  }
}

/** Spreads keys over the table by their first word; the table may have any capacity. */
function home(key0: number, capacity: number): number {
  return Math.floor((key0 / 4_294_967_296) * capacity);
}
