/** How many there are, as the API tells it. */
export interface Count {
  readonly count: number;
  readonly precision: 'EXACT' | 'AT_LEAST';
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
