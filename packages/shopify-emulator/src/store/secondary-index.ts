import type { Row } from './table.ts';

/** Key → ids. A key of one row, by far the usual case, holds a bare number instead of a list in ascending order. */
export interface Index<Thing extends Row> {
  /** In ascending order; to be read before the next change. */
  ids(key: string): readonly number[];
  replace(before: Thing | undefined, after: Thing | undefined): void;
}

export function createIndex<Thing extends Row>(
  keysOf: (row: Thing) => string | readonly string[] | undefined,
): Index<Thing> {
  const entries = new Map<string, number | number[]>();
  return {
    ids(key) {
      const entry = entries.get(key);
      if (entry === undefined) return [];
      return typeof entry === 'number' ? [entry] : entry;
    },
    replace(before, after) {
      const old = before === undefined ? [] : keyList(keysOf(before));
      const fresh = after === undefined ? [] : keyList(keysOf(after));
      const [isOld, isFresh] = [membership(old), membership(fresh)];
      if (before !== undefined) for (const key of old) if (!isFresh(key)) remove(entries, key, before.id);
      if (after !== undefined) for (const key of fresh) if (!isOld(key)) add(entries, key, after.id);
    },
  };
}

/** Lists of keys are mostly short; long ones are not gone through for each key of the other. */
function membership(keys: readonly string[]): (key: string) => boolean {
  if (keys.length <= 16) return (key) => keys.includes(key);
  const all = new Set(keys);
  return (key) => all.has(key);
}

function keyList(keys: string | readonly string[] | undefined): readonly string[] {
  if (keys === undefined) return [];
  return typeof keys === 'string' ? [keys] : keys;
}

function add(entries: Map<string, number | number[]>, key: string, id: number): void {
  const entry = entries.get(key);
  if (entry === undefined) entries.set(key, id);
  else if (typeof entry === 'number') {
    if (entry !== id) entries.set(key, entry < id ? [entry, id] : [id, entry]);
  } else {
    const at = placeOf(entry, id);
    if (entry[at] !== id) entry.splice(at, 0, id);
  }
}

function remove(entries: Map<string, number | number[]>, key: string, id: number): void {
  const entry = entries.get(key);
  if (entry === id || entry === undefined) entries.delete(key);
  else if (typeof entry !== 'number') {
    const at = placeOf(entry, id);
    if (entry[at] === id) entry.splice(at, 1);
    const [only] = entry;
    if (entry.length === 1 && only !== undefined) entries.set(key, only);
  }
}

/** Where the id stands, or belongs, in a list in ascending order. New ids are the highest, so the end is looked at first. */
function placeOf(ids: readonly number[], id: number): number {
  const last = ids.at(-1);
  if (last === undefined || last < id) return ids.length;
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
