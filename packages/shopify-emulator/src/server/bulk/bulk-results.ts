import type { EmulatedShop } from '../../control/emulated-shop.ts';
import { bulkOperationsTable, isExpired, resultBlob } from '../../objects/bulk/bulk-operation.ts';
import { operationOfAddress } from '../../objects/bulk/bulk-result-address.ts';
import { xmlError, type StorageAnswer } from '../storage-answer.ts';

/** The results of a bulk operation, for whoever has their address. */
export function answerResults(shop: EmulatedShop, method: string, url: URL): StorageAnswer {
  if (method !== 'GET' && method !== 'HEAD')
    return xmlError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
  const id = operationOfAddress(url);
  if (id === null) return xmlError(403, 'SignatureDoesNotMatch', 'Access denied.');
  const operation = shop.store.table(bulkOperationsTable).get(id);
  const blob = operation === undefined ? undefined : shop.store.blobs.get(resultBlob(operation));
  if (operation === undefined || blob === undefined)
    return xmlError(404, 'NoSuchKey', 'The specified key does not exist.');
  if (isExpired(operation, shop.clock.now()))
    return xmlError(400, 'ExpiredToken', 'The provided token has expired.');
  return {
    status: 200,
    contentType: 'application/jsonl',
    headers: { 'Content-Disposition': url.searchParams.get('response-content-disposition') ?? 'attachment' },
    chunks: blob.chunks,
  };
}
