import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { servedVersion } from '../control/served-version.ts';
import type { AdminEndpoint } from './admin-endpoint.ts';
import { notFound } from './answer.ts';
import type { BulkRunner } from './bulk/bulk-runner.ts';
import type { ControlAnswer } from './control-answer.ts';
import { answerControl, type ControlRequest } from './control-routes.ts';
import { sendDump, takeDump } from './dump-transfer.ts';
import { cutDuring, sendAnswer, sendJson } from './http-answer.ts';
import { header, originOf, readText } from './http-request.ts';
import { grantToken } from './oauth-endpoint.ts';
import { comesFromElsewhere, sendPage } from './page-files.ts';
import { answerPage, type PageParts } from './page-routes.ts';
import { answerStorage } from './storage-endpoint.ts';

export interface HttpParts extends PageParts {
  readonly admin: AdminEndpoint;
  readonly bulk: BulkRunner;
  /** An id for each request, in the form of Shopify's: a UUID and the seconds of the time. */
  nextRequestId(): string;
  /** Something went wrong inside of the emulator. */
  complain(error: unknown): void;
}

/** Longer than clients keep theirs, so that no write is lost to a connection closed at the same moment. */
const idleConnectionMs = 65_000;

export function createHttpServer(parts: HttpParts): Server {
  const server = createServer((request, response) => {
    handle(parts, request, response)
      .catch((error: unknown) => {
        parts.complain(error);
        response.destroy();
      })
      .finally(() => parts.bulk.wake());
  });
  server.keepAliveTimeout = idleConnectionMs;
  return server;
}

async function handle(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await parts.bulk.settle();
  const path = request.url ?? '/';
  if (path.startsWith('/admin/')) return handleAdmin(parts, request, response);
  if (await sendPage(request, response)) return;
  if (path.startsWith('/__control/')) return handleControl(parts, request, response);
  if (await answerStorage(parts.shop, request, response)) return;
  sendAnswer(response, notFound, { 'X-Request-Id': parts.nextRequestId() });
}

async function handleControl(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { door, shop } = parts;
  const { pathname, searchParams: search } = new URL(request.url ?? '/', 'http://emulator');
  const [method, name] = [request.method ?? 'GET', pathname.slice('/__control/'.length)];
  if (comesFromElsewhere(request))
    return sendJson(response, 403, { error: 'Other pages may not use the second door.' });
  shop.landings.settle();
  if (method === 'GET' && name === 'dump') return sendDump(door, response);
  const { status, body } = await answerSecondDoor(parts, request, { method, name, search });
  sendJson(response, status, body);
}

async function answerSecondDoor(
  parts: HttpParts,
  request: IncomingMessage,
  called: Omit<ControlRequest, 'text'>,
): Promise<ControlAnswer> {
  const { method, name, search } = called;
  if (method === 'POST' && name === 'load') return takeDump(parts.door, request);
  const shown = method === 'GET' ? await answerPage(parts, name, search) : null;
  return shown ?? answerControl(parts.door, { ...called, text: await readText(request) });
}

async function handleAdmin(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readText(request);
  const requestId = parts.nextRequestId();
  const path = request.url?.split('?', 1)[0] ?? '/';
  parts.shop.landings.settle();
  if (path === '/admin/oauth/access_token' && request.method === 'POST') {
    const contentType = header(request, 'content-type') ?? '';
    const accept = header(request, 'accept') ?? '';
    const answer = grantToken(parts.shop, { requestId, text, contentType, accept });
    return sendAnswer(response, answer, { 'X-Request-Id': requestId });
  }
  const asked = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(path)?.[1] ?? '';
  const version = servedVersion(parts.shop.versions, asked);
  if (version === null || request.method !== 'POST')
    return sendAnswer(response, notFound, { 'X-Request-Id': requestId });
  const reply = await parts.admin({
    requestId,
    origin: originOf(request),
    version,
    text,
    token: header(request, 'x-shopify-access-token'),
    contentType: header(request, 'content-type') ?? '',
    debug: {
      cost: header(request, 'shopify-graphql-cost-debug') === '1',
      search: header(request, 'shopify-search-query-debug') === '1',
    },
  });
  const headers = { 'X-Request-Id': requestId, 'X-Shopify-API-Version': version };
  if (reply === 'silence') return;
  if (reply === 'cut') request.socket.destroy();
  else if ('cutDuring' in reply) cutDuring(response, reply.cutDuring, headers);
  else sendAnswer(response, reply, headers);
}
