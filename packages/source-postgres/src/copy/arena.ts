/** Rows of a batch at most; a batch of narrow rows stays near a megabyte of bytes and hashes. */
export const maxBatchRows = 8192;

/** Bytes of an arena; a single row larger than this gets an arena of its own size. */
export const arenaBytes: number = 1 << 20;

/** Raw rows of COPY text, one after the other, without their newlines. Reused from batch to batch. */
export interface Arena {
  bytes: Uint8Array;
  /** The same memory, for its text methods. */
  text: Buffer;
  /** Where each row ends; a row begins where the one before it ends. */
  readonly ends: Uint32Array;
  rows: number;
  used: number;
}

export function createArena(): Arena {
  const bytes = new Uint8Array(arenaBytes);
  return { bytes, text: Buffer.from(bytes.buffer), ends: new Uint32Array(maxBatchRows), rows: 0, used: 0 };
}

/** Whether a row of that size still fits; an empty arena takes any row. */
export function hasRoom(arena: Arena, size: number): boolean {
  return arena.rows === 0 || (arena.rows < maxBatchRows && arena.used + size <= arena.bytes.length);
}

export function addRow(arena: Arena, row: Uint8Array): void {
  if (row.length > arena.bytes.length) resize(arena, row.length);
  arena.bytes.set(row, arena.used);
  arena.used += row.length;
  arena.ends[arena.rows] = arena.used;
  arena.rows += 1;
}

/** Empties the arena for the next batch, and gives back what a huge row took. */
export function clearArena(arena: Arena): void {
  if (arena.bytes.length > arenaBytes) resize(arena, arenaBytes);
  arena.rows = 0;
  arena.used = 0;
}

function resize(arena: Arena, size: number): void {
  arena.bytes = new Uint8Array(size);
  arena.text = Buffer.from(arena.bytes.buffer);
}
