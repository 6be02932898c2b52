import type { Row } from '../store/table.ts';
import { apiError } from './api-error.ts';

export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

export interface Connection<Thing> {
  readonly edges: readonly Edge<Thing>[];
  readonly nodes: readonly Thing[];
  readonly pageInfo: PageInfo;
}

interface Edge<Thing> {
  readonly cursor: string;
  readonly node: Thing;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

type SortValue = string | number;

const usualMaxPage = 250;

/**
 * A page of rows, sorted by `sortValue` and then by id; without `sortValue` by id alone. A cursor tells the value and the id,
 * so a page goes on at the right place although its last row has meanwhile gone. Longer pages than `maxPage` are refused.
 */
export function connect<Thing extends Row>(
  rows: Iterable<Thing>,
  args: ConnectionArguments,
  sortValue: (row: Thing) => SortValue = (row) => row.id,
  maxPage = usualMaxPage,
): Connection<Thing> {
  const limit = pageLimit(args, maxPage);
  const after = readCursor(args.after);
  const before = readCursor(args.before);
  const direction = args.reverse === true ? -1 : 1;
  const compare = (row: Thing, { value, id }: SortKey): number =>
    direction * (compareValues(sortValue(row), value) || row.id - id);
  const compareRows = (a: Thing, b: Thing): number =>
    direction * (compareValues(sortValue(a), sortValue(b)) || a.id - b.id);
  const ordered = inOrder([...rows], compareRows);
  const start = after === null ? 0 : firstIndex(ordered, (row) => compare(row, after) > 0);
  const end = before === null ? ordered.length : firstIndex(ordered, (row) => compare(row, before) >= 0);
  const from = limit.fromEnd ? Math.max(start, end - limit.size) : start;
  const to = limit.fromEnd ? end : Math.min(end, start + limit.size);
  const edges = ordered
    .slice(from, to)
    .map((node) => ({ cursor: writeCursor({ value: sortValue(node), id: node.id }), node }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: to < ordered.length,
      hasPreviousPage: from > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function pageLimit(args: ConnectionArguments, maxPage: number): { size: number; fromEnd: boolean } {
  const { first = null, last = null } = args;
  if (first === null && last === null) throw apiError('BAD_REQUEST', 'you must provide one of first or last');
  if (first !== null && last !== null)
    throw apiError('BAD_REQUEST', 'providing both first and last is not supported');
  const [name, size] = first === null ? ['last', last ?? 0] : ['first', first];
  if (size < 0) throw apiError('BAD_REQUEST', `${name} cannot be less than 0`);
  if (size > maxPage) {
    throw apiError(
      'BAD_REQUEST',
      `${name} cannot exceed ${maxPage}. To query larger amounts of data with fewer limits, bulk operations should be used instead.`,
    );
  }
  return { size, fromEnd: first === null };
}

interface SortKey {
  readonly value: SortValue;
  readonly id: number;
}

/** Rows mostly come in the order of their ids already, and then are not sorted again. */
function inOrder<Thing>(rows: Thing[], compare: (a: Thing, b: Thing) => number): readonly Thing[] {
  let last: Thing | undefined;
  for (const row of rows) {
    if (last !== undefined && compare(last, row) > 0) return rows.toSorted(compare);
    last = row;
  }
  return rows;
}

function compareValues(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first entry for which the test holds; it holds for all behind it. */
function firstIndex<Entry>(entries: readonly Entry[], test: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && test(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function writeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify({ last_id: key.id, last_value: key.value })).toString('base64');
}

function readCursor(cursor: string | null | undefined): SortKey | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && 'last_id' in parsed && 'last_value' in parsed) {
      const { last_id: id, last_value: value } = parsed;
      if (typeof id === 'number' && (typeof value === 'number' || typeof value === 'string'))
        return { id, value };
    }
  } catch {
    // Not JSON: told below like any other text that is no cursor.
  }
  throw apiError('BAD_REQUEST', 'Malformed cursor');
}
