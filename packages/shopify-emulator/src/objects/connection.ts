import type { Row, RowSequence } from '../store/table.ts';
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
  const compare = (row: Thing, { value, id }: SortKey): number =>
    direction * (compareValues(sortValue(row), value) || row.id - id);
  const compareRows = (a: Thing, b: Thing): number =>
    direction * (compareValues(sortValue(a), sortValue(b)) || a.id - b.id);
  const ordered = inOrder([...rows], compareRows);
  const start = after === null ? 0 : firstIndex(ordered, (row) => compare(row, after) > 0);
  const end = before === null ? ordered.length : firstIndex(ordered, (row) => compare(row, before) >= 0);
  const from = limit.fromEnd ? Math.max(start, end - limit.size) : start;
  const to = limit.fromEnd ? end : Math.min(end, start + limit.size);
  const hasNextPage = to < ordered.length;
  return connectionOf(ordered.slice(from, to), sortValue, { hasNextPage, hasPreviousPage: from > 0 });
}

function idOf(row: Row): number {
  return row.id;
}

/** Whether a cursor comes from a list in the order of ids. */
function isIdKey(key: SortKey | null): boolean {
  return key === null || key.value === key.id;
}

function connectionOf<Thing extends Row>(
  nodes: readonly Thing[],
  sortValue: (row: Thing) => SortValue,
  more: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): Connection<Thing> {
  const edges = nodes.map((node) => ({ cursor: writeCursor({ value: sortValue(node), id: node.id }), node }));
  const ends = { startCursor: edges.at(0)?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  return { edges, nodes, pageInfo: { ...more, ...ends } };
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
  return connectionOf(nodes, idOf, { hasNextPage, hasPreviousPage });
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
