import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { bulkOperationsTable, findBulkOperation, isActive, type BulkOperation } from './bulk-operation.ts';
import { shownStatus } from './bulk-fields.ts';
import { requireBulkId } from './bulk-queries.ts';

/** What was done already stays done. The operation ends a moment later. */
export function bulkOperationCancel(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): { readonly bulkOperation: BulkOperation | null; readonly userErrors: readonly UserError[] } {
  requireBulkId(args.id);
  const operation = findBulkOperation(context, args.id);
  if (operation === undefined)
    return { bulkOperation: null, userErrors: [userError(['id'], 'Bulk operation does not exist')] };
  if (!isActive(operation)) {
    const status = shownStatus(operation, context).toLowerCase();
    const message = `A bulk operation cannot be canceled when it is ${status}`;
    return { bulkOperation: operation, userErrors: [userError(null, message)] };
  }
  if (operation.status === 'CANCELING') return { bulkOperation: operation, userErrors: [] };
  const canceling: BulkOperation = {
    ...operation,
    status: 'CANCELING',
    cancelRequestedAtMs: context.clock.now(),
  };
  context.shop.table(bulkOperationsTable).put(canceling);
  return { bulkOperation: canceling, userErrors: [] };
}
