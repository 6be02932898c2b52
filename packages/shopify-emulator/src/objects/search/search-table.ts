import type { GraphQLResolveInfo } from 'graphql';
import type { Row, Table } from '../../store/table.ts';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../object-module.ts';
import { compileSearch } from './match-search.ts';
import { narrowSearch } from './narrow-search.ts';
import type { SearchFields } from './search-fields.ts';
import { parseSearch, type SearchNode } from './search-syntax.ts';

/** The field that searches. */
export interface SearchRequest {
  readonly context: RequestContext;
  readonly info: GraphQLResolveInfo;
}

/**
 * The things that a `query:` argument finds, in the order of their ids. With a query the search index decides, which lags
 * behind writes; without one the table is read itself.
 */
export function searchTable<Thing extends Row>(
  table: Table<Thing>,
  query: string | null | undefined,
  fields: SearchFields<Thing>,
  request: SearchRequest,
): Iterable<Thing> {
  const node = parseSearch(query ?? '');
  if (node === null) return table.rows();
  const matches = readQuery(query ?? '', node, fields, request);
  // Indexes of tables know each write at once, unlike a search that lags.
  const numbers = request.context.shop.searchLagMs === 0 ? narrowSearch(node, fields) : undefined;
  return numbers === undefined ? matching(table, matches) : matchingOf(table, numbers, matches);
}

/** What a `query:` argument finds among things that are in no table of their own, and so in no index that could lag. */
export function searchList<Thing>(
  things: readonly Thing[],
  query: string | null | undefined,
  fields: SearchFields<Thing>,
  request: SearchRequest,
): readonly Thing[] {
  const node = parseSearch(query ?? '');
  return node === null ? things : things.filter(readQuery(query ?? '', node, fields, request));
}

function readQuery<Thing>(
  query: string,
  node: SearchNode,
  fields: SearchFields<Thing>,
  { context, info }: SearchRequest,
): (thing: Thing) => boolean {
  const { searchAlternatives } = context.shop.switches;
  if (searchAlternatives === 'at-most-100' && mostAlternatives(node) > 100)
    throw apiError('BAD_REQUEST', 'The search has more than 100 alternatives.');
  const { matches, warnings } = compileSearch(node, fields);
  if (warnings.length > 0) {
    const path = [String(info.path.key)];
    context.reportSearch({ path, query, parsed: describe(node), warnings });
  }
  return matches;
}

function* matching<Thing extends Row>(
  table: Table<Thing>,
  matches: (thing: Thing) => boolean,
): Iterable<Thing> {
  for (const { known, current } of table.indexedRows()) if (matches(known)) yield current;
}

function* matchingOf<Thing extends Row>(
  table: Table<Thing>,
  numbers: readonly number[],
  matches: (thing: Thing) => boolean,
): Iterable<Thing> {
  for (const number of numbers) {
    const row = table.get(number);
    if (row !== undefined && matches(row)) yield row;
  }
}

/** The most parts that one OR joins. */
function mostAlternatives(node: SearchNode): number {
  if (node.kind === 'term') return 1;
  if (node.kind === 'not') return mostAlternatives(node.part);
  return Math.max(node.kind === 'or' ? node.parts.length : 1, ...node.parts.map(mostAlternatives));
}

const ranges = {
  '=': 'match_all',
  '<': 'range_lt',
  '<=': 'range_lte',
  '>': 'range_gt',
  '>=': 'range_gte',
} as const;

function describe(node: SearchNode): unknown {
  if (node.kind === 'term') return { field: node.field ?? 'default', [ranges[node.comparator]]: node.value };
  return node.kind === 'not' ? { not: describe(node.part) } : { [node.kind]: node.parts.map(describe) };
}
