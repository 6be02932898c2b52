import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import { resultPath } from '../objects/bulk/bulk-result-address.ts';
import { stagedPath } from '../objects/uploads/staged-target.ts';
import { answerResults } from './bulk/bulk-results.ts';
import { header, originOf, readBytes } from './http-request.ts';
import { takeUpload } from './staged-uploads.ts';
import type { StorageAnswer, StorageRequest } from './storage-answer.ts';

/** Answers requests to the storage: uploads, and results of bulk operations. False: the request is meant for somebody else. */
export async function answerStorage(
  shop: EmulatedShop,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = URL.parse(request.url ?? '/', originOf(request));
  if (url === null) return false;
  if (url.pathname.startsWith(resultPath)) {
    send(response, answerResults(shop, request.method ?? 'GET', url));
    return true;
  }
  if (!url.pathname.startsWith(stagedPath)) return false;
  send(response, takeUpload(shop, await readRequest(request, url)));
  return true;
}

async function readRequest(request: IncomingMessage, url: URL): Promise<StorageRequest> {
  return {
    method: request.method ?? 'GET',
    url,
    contentType: header(request, 'content-type') ?? '',
    body: await readBytes(request),
    origin: originOf(request),
  };
}

function send(response: ServerResponse, answer: StorageAnswer): void {
  const length = answer.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType,
    'Content-Length': length,
    ...answer.headers,
  });
  for (const chunk of answer.chunks) response.write(chunk);
  response.end();
}
