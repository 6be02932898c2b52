import type { Row } from './table.ts';

/** Key → ids. A key of one row, by far the usual case, holds a bare number instead of a list. */
export interface Index<Thing extends Row> {
  /** In ascending order. */
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
      return typeof entry === 'number' ? [entry] : entry.toSorted((a, b) => a - b);
    },
    replace(before, after) {
      const old = before === undefined ? [] : keyList(keysOf(before));
      const fresh = after === undefined ? [] : keyList(keysOf(after));
      for (const key of old)
        if (before !== undefined && !fresh.includes(key)) remove(entries, key, before.id);
      for (const key of fresh) if (after !== undefined && !old.includes(key)) add(entries, key, after.id);
    },
  };
}

function keyList(keys: string | readonly string[] | undefined): readonly string[] {
  if (keys === undefined) return [];
  return typeof keys === 'string' ? [keys] : keys;
}

function add(entries: Map<string, number | number[]>, key: string, id: number): void {
  const entry = entries.get(key);
  if (entry === undefined) entries.set(key, id);
  else if (typeof entry === 'number') entries.set(key, entry === id ? id : [entry, id]);
  else if (!entry.includes(id)) entry.push(id);
}

function remove(entries: Map<string, number | number[]>, key: string, id: number): void {
  const entry = entries.get(key);
  if (entry === id || entry === undefined) entries.delete(key);
  else if (typeof entry !== 'number') {
    const rest = entry.filter((other) => other !== id);
    const [only] = rest;
    entries.set(key, rest.length === 1 && only !== undefined ? only : rest);
  }
}
