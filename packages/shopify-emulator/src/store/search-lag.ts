/**
 * What search has not noticed yet. Shopify's search index runs behind its writes: for `lagMs` after a write it
 * matches the thing as it was before that write, or not at all.
 */
export interface SearchLag<Thing> {
  /** Notes that the thing is being written; `before` is what it was until now. */
  note(id: number, before: Thing | undefined): void;
  /** What search knows of the thing that is now `current`. */
  known(id: number, current: Thing | undefined): Thing | undefined;
}

export interface LagSource {
  now(): number;
  lagMs(): number;
}

interface Unnoticed<Thing> {
  readonly before: Thing | undefined;
  readonly writtenAt: number;
}

export function createSearchLag<Thing>(source: LagSource): SearchLag<Thing> {
  const unnoticed = new Map<number, Unnoticed<Thing>>();

  // Without a lag everything is noticed, also what was written before the clock was set back.
  const isPast = (entry: Unnoticed<Thing>): boolean =>
    source.lagMs() === 0 || entry.writtenAt + source.lagMs() <= source.now();

  /** The map is in the order of writing, so what search has noticed by now stands in front. */
  function forgetNoticed(): void {
    for (const [id, entry] of unnoticed) {
      if (!isPast(entry)) return;
      unnoticed.delete(id);
    }
  }

  function known(id: number, current: Thing | undefined): Thing | undefined {
    const entry = unnoticed.get(id);
    return entry === undefined || isPast(entry) ? current : entry.before;
  }

  return {
    note(id, before) {
      forgetNoticed();
      if (source.lagMs() === 0) return;
      const entry = { before: known(id, before), writtenAt: source.now() };
      unnoticed.delete(id);
      unnoticed.set(id, entry);
    },
    known,
  };
}
