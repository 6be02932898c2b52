/** Contents too large for rows, by name: uploads, and results of bulk operations. */
export interface Blobs {
  put(name: string, content: Buffer): void;
  append(name: string, content: Buffer): void;
  get(name: string): Blob | undefined;
  delete(name: string): void;
  clear(): void;
  entries(): Iterable<readonly [string, Blob]>;
}

export interface Blob {
  readonly chunks: readonly Buffer[];
  /** In bytes. */
  readonly size: number;
}

/** With more than this in all, the oldest go first. */
const defaultMaxBytes = 2_000_000_000;

export function createBlobs(maxBytes: number = defaultMaxBytes): Blobs {
  const kept = new Map<string, { readonly chunks: Buffer[]; size: number }>();
  let total = 0;

  function remove(name: string): void {
    total -= kept.get(name)?.size ?? 0;
    kept.delete(name);
  }

  function append(name: string, content: Buffer): void {
    const blob = kept.get(name) ?? { chunks: [], size: 0 };
    blob.chunks.push(content);
    blob.size += content.length;
    total += content.length;
    kept.set(name, blob);
    for (const oldest of kept.keys()) {
      if (total <= maxBytes || oldest === name) return;
      remove(oldest);
    }
  }

  return {
    put(name, content) {
      remove(name);
      append(name, content);
    },
    append,
    get: (name) => kept.get(name),
    delete: remove,
    clear() {
      kept.clear();
      total = 0;
    },
    entries: () => kept.entries(),
  };
}
