import { GateSegment } from './gate-segment.ts';

/**
 * The gate: key hash → stamp of the raw row, in typed arrays. It answers "has this row changed?" for a row that was not
 * decoded. A cache over the ledger: losing it costs time, never correctness.
 *
 * 256 segments, by the first byte of the key's hash, 20 bytes a slot. Each grows by itself, so that growth holds up a run
 * for milliseconds, and holds one segment twice instead of the whole table.
 */

/** How many segments a gate has. */
export const segmentCount = 256;

/** The low bits of a slot's number are its index in the segment. Segments stay below 8 M slots: 1.7 billion keys in all. */
const indexBits = 23;
const indexMask = 2 ** indexBits - 1;

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

/** The flags of a key that is in the store as delivered, and was not read yet. */
const unseen = gateFlags.occupied | gateFlags.owned;

const lasting = gateFlags.occupied | gateFlags.owned | gateFlags.away;

/** The flags of which a change shows in an image. */
const imaged = gateFlags.owned | gateFlags.away | gateFlags.tentative;

export interface Gate {
  /** Keys in the table, tentative ones too. */
  readonly size: number;
  /** Whether an image would differ from the one that this gate was made from. */
  readonly isChanged: boolean;
  /** The slot of a key, or -1. Slots are valid until the next `add`. */
  find(key0: number, key1: number, key2: number): number;
  /** Adds a key that `find` did not find. */
  add(key0: number, key1: number, key2: number, flags: number): number;
  /**
   * Whether a row, by its five words at `at`, is unchanged: its key is owned, is seen for the first time, has no attempt,
   * and has this stamp. The key then is seen.
   */
  pass(hashes: Uint32Array, at: number): boolean;
  flags(slot: number): number;
  setFlags(slot: number, flags: number): void;
  hasStamp(slot: number, stamp3: number, stamp4: number): boolean;
  stamp(slot: number): readonly [number, number];
  setStamp(slot: number, stamp3: number, stamp4: number): void;
  /** How the run counted the first row of the key; 0 until it says so. */
  tally(slot: number): number;
  setTally(slot: number, tally: number): void;
  /** Every slot whose flags, masked, equal `wanted`. */
  slots(mask: number, wanted: number): Iterable<number>;
  /** The key's words of a slot. */
  words(slot: number): readonly [number, number, number];
  /**
   * The segments in order, without tentative keys and without what only this run knows, for the image. Each is copied
   * when its turn comes.
   */
  lastingSegments(): Iterable<GateSegment>;
}

/** An empty gate with room for `expected` keys. */
export function createGate({ expected }: { readonly expected: number }): Gate {
  const each = expected / segmentCount;
  // Hashes spread evenly: four standard deviations of room, and hardly one segment has to grow.
  const room = expected === 0 ? 0 : each + 4 * Math.sqrt(each);
  return new SegmentedGate(Array.from({ length: segmentCount }, () => GateSegment.forKeys(room)));
}

/** A gate over the segments of an image: all of them, in order. They are used as they are, not copied. */
export function createGateFrom(segments: readonly GateSegment[]): Gate {
  return new SegmentedGate(segments);
}

class SegmentedGate implements Gate {
  size: number;
  isChanged = false;
  readonly #segments: readonly GateSegment[];

  constructor(segments: readonly GateSegment[]) {
    this.#segments = segments;
    this.size = segments.reduce((sum, { size }) => sum + size, 0);
  }

  find(key0: number, key1: number, key2: number): number {
    const number = key0 >>> 24;
    const index = this.#segment(number).find(key0, key1, key2);
    return index < 0 ? -1 : (number << indexBits) | index;
  }

  add(key0: number, key1: number, key2: number, flags: number): number {
    const number = key0 >>> 24;
    const index = this.#segment(number).add(key0, key1, key2, flags | gateFlags.occupied);
    this.size += 1;
    if ((flags & gateFlags.tentative) === 0) this.isChanged = true;
    return (number << indexBits) | index;
  }

  pass(hashes: Uint32Array, at: number): boolean {
    return this.#segment((hashes[at] ?? 0) >>> 24).pass(hashes, at, unseen, unseen | gateFlags.seen);
  }

  flags(slot: number): number {
    return this.#segment(slot >>> indexBits).flags(slot & indexMask);
  }

  setFlags(slot: number, flags: number): void {
    const segment = this.#segment(slot >>> indexBits);
    const index = slot & indexMask;
    if (((segment.flags(index) ^ flags) & imaged) !== 0) this.isChanged = true;
    segment.setFlags(index, flags | gateFlags.occupied);
  }

  hasStamp(slot: number, stamp3: number, stamp4: number): boolean {
    return this.#segment(slot >>> indexBits).hasStamp(slot & indexMask, stamp3, stamp4);
  }

  stamp(slot: number): readonly [number, number] {
    return this.#segment(slot >>> indexBits).stamp(slot & indexMask);
  }

  setStamp(slot: number, stamp3: number, stamp4: number): void {
    this.#segment(slot >>> indexBits).setStamp(slot & indexMask, stamp3, stamp4);
    this.isChanged = true;
  }

  tally(slot: number): number {
    return this.#segment(slot >>> indexBits).tally(slot & indexMask);
  }

  setTally(slot: number, tally: number): void {
    this.#segment(slot >>> indexBits).setTally(slot & indexMask, tally);
  }

  *slots(mask: number, wanted: number): Iterable<number> {
    for (const [number, segment] of this.#segments.entries()) {
      for (let index = 0; index < segment.capacity; index += 1) {
        const flags = segment.flags(index);
        if (flags !== 0 && (flags & mask) === wanted) yield (number << indexBits) | index;
      }
    }
  }

  words(slot: number): readonly [number, number, number] {
    const number = slot >>> indexBits;
    const [rest, key1, key2] = this.#segment(number).words(slot & indexMask);
    return [((number << 24) | rest) >>> 0, key1, key2];
  }

  *lastingSegments(): Iterable<GateSegment> {
    for (const segment of this.#segments) yield segment.copy(gateFlags.tentative, lasting);
  }

  #segment(number: number): GateSegment {
    const segment = this.#segments[number];
    if (segment === undefined) throw new RangeError(`the gate has no segment ${number}`);
    return segment;
  }
}
