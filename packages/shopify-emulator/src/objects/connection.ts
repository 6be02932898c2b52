import type { Row, RowSequence } from '../store/table.ts';
import { apiError } from './api-error.ts';
import { compareKeys, readCursor, writeCursor, type SortKey, type SortValue } from './cursor.ts';

/** A type, not an interface: the arguments of a resolver with required ones beside must be known to have no others. */
export type ConnectionArguments = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
};

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

const usualMaxPage = 250;

/**
 * A page of rows, sorted by `sortValue` and then by id; without `sortValue` by id alone. A cursor tells the value and the id,
 * so a page goes on at the right place although its last row has meanwhile gone. Longer pages than `maxPage` are refused.
 */
export function connect<Thing extends Row>(
  rows: Iterable<Thing> | RowSequence<Thing>,
  args: ConnectionArguments,
  sortValue: (row: Thing) => SortValue = idOf,
  maxPage: number = usualMaxPage,
): Connection<Thing> {
  const limit = pageLimit(args, maxPage);
  const after = readCursor(args.after);
  const before = readCursor(args.before);
  if (sortValue === idOf && 'from' in rows && isIdKey(after) && isIdKey(before)) {
    const isReverse = args.reverse === true;
    return pageOfSequence(rows, { limit, isReverse, after: after?.id ?? null, before: before?.id ?? null });
  }
  const direction = args.reverse === true ? -1 : 1;
  const compare = (a: SortKey, b: SortKey): number => direction * compareKeys(a, b);
  // Sorting compares a row many times, so its value is found once.
  const entries = inOrder(
    Array.from(rows, (node) => ({ node, id: node.id, value: sortValue(node) })),
    compare,
  );
  const start = after === null ? 0 : firstIndex(entries, (entry) => compare(entry, after) > 0);
  const end = before === null ? entries.length : firstIndex(entries, (entry) => compare(entry, before) >= 0);
  const from = limit.fromEnd ? Math.max(start, end - limit.size) : start;
  const to = limit.fromEnd ? end : Math.min(end, start + limit.size);
  const hasNextPage = to < entries.length;
  return connectionOf(entries.slice(from, to), { hasNextPage, hasPreviousPage: from > 0 });
}

/** The page with each thing of it as something else. */
export function mapConnection<Thing, Shown>(
  { edges, pageInfo }: Connection<Thing>,
  show: (thing: Thing) => Shown,
): Connection<Shown> {
  const shown = edges.map(({ cursor, node }) => ({ cursor, node: show(node) }));
  return { edges: shown, nodes: shown.map(({ node }) => node), pageInfo };
}

interface Entry<Thing> extends SortKey {
  readonly node: Thing;
}

function idOf(row: Row): number {
  return row.id;
}

/** Whether a cursor comes from a list in the order of ids. */
function isIdKey(key: SortKey | null): boolean {
  return key === null || key.value === key.id;
}

function connectionOf<Thing>(
  entries: readonly Entry<Thing>[],
  more: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): Connection<Thing> {
  const edges = entries.map((entry) => ({ cursor: writeCursor(entry), node: entry.node }));
  const ends = { startCursor: edges.at(0)?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: { ...more, ...ends } };
}

interface SequencePage {
  readonly limit: PageLimit;
  readonly isReverse: boolean;
  readonly after: number | null;
  readonly before: number | null;
}

/** A page of a whole table in the order of ids: only the rows of the page, and their neighbours, are looked at. */
function pageOfSequence<Thing extends Row>(rows: RowSequence<Thing>, page: SequencePage): Connection<Thing> {
  const { limit, isReverse, after, before } = page;
  // A page from the end is one from the start, read the other way round.
  const [start, stop] = limit.fromEnd ? [before, after] : [after, before];
  const isBackwards = isReverse !== limit.fromEnd;
  const nodes: Thing[] = [];
  let isMoreAhead = false;
  for (const row of rows.from(start, isBackwards)) {
    isMoreAhead =
      nodes.length === limit.size || (stop !== null && (isBackwards ? row.id <= stop : row.id >= stop));
    if (isMoreAhead) break;
    nodes.push(row);
  }
  const isMoreBehind = hasRowBehind(rows, nodes[0]?.id ?? null, start, isBackwards);
  if (limit.fromEnd) nodes.reverse();
  const [hasNextPage, hasPreviousPage] = limit.fromEnd
    ? [isMoreBehind, isMoreAhead]
    : [isMoreAhead, isMoreBehind];
  const entries = nodes.map((node) => ({ node, id: node.id, value: node.id }));
  return connectionOf(entries, { hasNextPage, hasPreviousPage });
}

/** Whether any row stands on the other side of the page's first row; of a page without rows, of where it would begin. */
function hasRowBehind<Thing extends Row>(
  rows: RowSequence<Thing>,
  first: number | null,
  start: number | null,
  isBackwards: boolean,
): boolean {
  if (first === null && start === null) return false;
  const beside = isBackwards ? -1 : 1;
  const edge = first ?? (start ?? 0) + beside;
  for (const _row of rows.from(edge, !isBackwards)) return true;
  return false;
}

interface PageLimit {
  readonly size: number;
  readonly fromEnd: boolean;
}

function pageLimit(args: ConnectionArguments, maxPage: number): PageLimit {
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

/** They mostly come in order already, and then are not sorted again. */
function inOrder<Thing>(
  entries: readonly Entry<Thing>[],
  compare: (a: SortKey, b: SortKey) => number,
): readonly Entry<Thing>[] {
  let last: SortKey | undefined;
  for (const entry of entries) {
    if (last !== undefined && compare(last, entry) > 0) return entries.toSorted(compare);
    last = entry;
  }
  return entries;
}

/** The first entry for which the test holds; it holds for all behind it. */
function firstIndex<Thing>(entries: readonly Thing[], test: (entry: Thing) => boolean): number {
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
