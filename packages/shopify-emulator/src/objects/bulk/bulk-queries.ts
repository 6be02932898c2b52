import type { GraphQLResolveInfo } from 'graphql';
import { apiError } from '../api-error.ts';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { parseSearch, type SearchNode } from '../search/search-syntax.ts';
import { shownStatus } from './bulk-fields.ts';
import {
  bulkOperationsTable,
  findBulkOperation,
  type BulkOperation,
  type BulkType,
} from './bulk-operation.ts';

export function bulkOperation(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): BulkOperation | null {
  requireBulkId(args.id);
  return findBulkOperation(context, args.id) ?? null;
}

/** Throws Shopify's RESOURCE_NOT_FOUND for an id of something else. */
export function requireBulkId(id: string): void {
  const parsed = parseGlobalId(id);
  if (parsed !== null && parsed.type !== 'BulkOperation')
    throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
}

/** The newest of its kind. */
export function currentBulkOperation(
  _source: unknown,
  args: { readonly type?: BulkType | null },
  context: RequestContext,
): BulkOperation | null {
  const own = context.shop.table(bulkOperationsTable).find('app', String(context.caller.appId));
  return own.findLast((operation) => operation.type === (args.type ?? 'QUERY')) ?? null;
}

interface BulkOperationsArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

/** The newest come first. */
export function bulkOperations(
  _source: unknown,
  args: BulkOperationsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<BulkOperation> {
  requireTimes(parseSearch(args.query ?? ''));
  const table = context.shop.table(bulkOperationsTable);
  const found = [...searchTable(table, args.query, bulkSearch(context), { context, info })].filter(
    ({ starter }) => starter.appId === context.caller.appId,
  );
  const newestFirst = { ...args, reverse: args.reverse !== true };
  return args.sortKey === 'COMPLETED_AT'
    ? connect(found, newestFirst, ({ status, endedAtMs }) => (status === 'COMPLETED' ? (endedAtMs ?? 0) : 0))
    : connect(found, newestFirst, ({ createdAtMs }) => createdAtMs);
}

function bulkSearch(context: RequestContext): SearchFields<BulkOperation> {
  return {
    filters: {
      id: { as: 'number', of: ({ id }) => id },
      status: { as: 'exact', of: (operation) => searchedStatus(operation, context) },
      operation_type: { as: 'exact', of: ({ type }) => type },
      created_at: { as: 'time', of: ({ createdAtMs }) => createdAtMs },
    },
    text: ({ query }) => [query],
  };
}

/** Nothing can be found by EXPIRED. */
function searchedStatus(operation: BulkOperation, context: RequestContext): string | null {
  const status = shownStatus(operation, context);
  return status === 'EXPIRED' ? null : status;
}

/** Unlike other searches, this one does not overlook what is no time. */
function requireTimes(node: SearchNode | null): void {
  if (node === null) return;
  if (node.kind === 'not') return requireTimes(node.part);
  if (node.kind !== 'term') return node.parts.forEach(requireTimes);
  if (node.field !== 'created_at' || node.value === '*' || !Number.isNaN(Date.parse(node.value))) return;
  throw apiError('BAD_REQUEST', 'Invalid timestamp for query filter `created_at`.');
}
