import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { isExpired, type BulkOperation } from './bulk-operation.ts';
import { resultAddress } from './bulk-result-address.ts';

export const bulkOperationFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: BulkOperation) => formatGlobalId('BulkOperation', source.id),
  status: (source: BulkOperation, _args, context: RequestContext) => shownStatus(source, context),
  errorCode: (source: BulkOperation) => source.errorCode ?? null,
  createdAt: (source: BulkOperation) => formatTime(Math.floor(source.createdAtMs / 1000)),
  completedAt: (source: BulkOperation) =>
    source.status === 'COMPLETED' ? formatTime(Math.floor((source.endedAtMs ?? 0) / 1000)) : null,
  objectCount: (source: BulkOperation) => String(source.objectCount),
  rootObjectCount: (source: BulkOperation) => String(source.rootObjectCount),
  fileSize: (source: BulkOperation) =>
    source.status === 'COMPLETED' && source.resultSize > 0 ? String(source.resultSize) : null,
  url: (source: BulkOperation, _args, context: RequestContext) =>
    isAtUrl(source, context) ? addressOf(source, context) : null,
  partialDataUrl: (source: BulkOperation, _args, context: RequestContext) =>
    isAtPartialDataUrl(source, context) ? addressOf(source, context) : null,
};

export function shownStatus(source: BulkOperation, context: RequestContext): string {
  return source.status === 'COMPLETED' && isExpired(source, context.clock.now()) ? 'EXPIRED' : source.status;
}

function isAtUrl({ status }: BulkOperation, context: RequestContext): boolean {
  const { canceledBulkResults } = context.shop.switches;
  return status === 'COMPLETED' || (status === 'CANCELED' && canceledBulkResults === 'url');
}

function isAtPartialDataUrl({ status }: BulkOperation, context: RequestContext): boolean {
  const { canceledBulkResults } = context.shop.switches;
  return status === 'FAILED' || (status === 'CANCELED' && canceledBulkResults === 'partial-data-url');
}

/** Null where there is nothing to fetch, or no longer. */
function addressOf(source: BulkOperation, context: RequestContext): string | null {
  if (source.resultSize === 0 || isExpired(source, context.clock.now())) return null;
  return resultAddress(context.origin, source);
}
