import { createHash } from 'node:crypto';
import { resultLifeMs, type BulkOperation } from './bulk-operation.ts';

/** Where results are fetched, on the server itself. */
export const resultPath = '/bulk-operation-outputs/';

/** The address of an operation's results: who has it needs no token. Pure. */
export function resultAddress(origin: string, operation: BulkOperation): string {
  const query = new URLSearchParams({
    GoogleAccessId: 'assets-us-prod@shopify-tiers.iam.gserviceaccount.com',
    Expires: String(Math.floor(((operation.endedAtMs ?? 0) + resultLifeMs) / 1000)),
    Signature: signature(operation),
    'response-content-disposition': `attachment; filename="bulk-${operation.id}.jsonl"; filename*=UTF-8''bulk-${operation.id}.jsonl`,
    'response-content-type': 'application/jsonl',
  });
  return `${origin}${resultPath}${operation.id}-final?${query.toString()}`;
}

/** The number of the operation that an address of results is of; null for another address, or one that is not signed. */
export function operationOfAddress(url: URL): number | null {
  const name = url.pathname.startsWith(resultPath) ? url.pathname.slice(resultPath.length) : '';
  const id = Number(/^(\d+)-final$/.exec(name)?.[1]);
  return url.searchParams.get('Signature') === signature({ id }) ? id : null;
}

function signature({ id }: Pick<BulkOperation, 'id'>): string {
  return createHash('sha256').update(`signature of results of ${id}`).digest('base64');
}
