/** How many there are, as the API tells it. */
export interface Count {
  readonly count: number;
  readonly precision: 'EXACT' | 'AT_LEAST';
}

/** A count that is known; more than the limit makes it a lower bound. */
export function limitedCount(count: number, limit: number | null | undefined): Count {
  const most = limit ?? Number.POSITIVE_INFINITY;
  return count > most ? { count: most, precision: 'AT_LEAST' } : exactCount(count);
}

/** Counting stops at the limit; what lies beyond makes the count a lower bound. */
export function countThings(things: Iterable<unknown>, limit: number | null | undefined): Count {
  let count = 0;
  for (const _thing of things) {
    if (count === limit) return { count, precision: 'AT_LEAST' };
    count += 1;
  }
  return exactCount(count);
}

export function exactCount(count: number): Count {
  return { count, precision: 'EXACT' };
}
