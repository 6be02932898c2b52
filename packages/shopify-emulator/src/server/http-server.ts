import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AdminEndpoint } from './admin-endpoint.ts';
import { notFound, type Answer } from './answer.ts';
import { servedVersion } from '../control/served-version.ts';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import type { ControlDoor } from './control-door.ts';
import { answerControl } from './control-routes.ts';
import { grantToken } from './oauth-endpoint.ts';
import { answerStorage, originOf } from './storage-endpoint.ts';

export interface HttpParts {
  readonly shop: EmulatedShop;
  readonly admin: AdminEndpoint;
  readonly door: ControlDoor;
  /** An id for each request, in the form of Shopify's: a UUID and the seconds of the time. */
  nextRequestId(): string;
  /** Something went wrong inside of the emulator. */
  complain(error: unknown): void;
}

/** Longer than clients keep theirs, so that no write is lost to a connection closed at the same moment. */
const idleConnectionMs = 65_000;

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };

export function createHttpServer(parts: HttpParts): Server {
  const server = createServer((request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      parts.complain(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = idleConnectionMs;
  return server;
}

async function handle(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerStorage(parts.shop, request, response)) return;
  const url = new URL(request.url ?? '/', 'http://emulator');
  const text = await readText(request);
  parts.shop.landings.settle();
  const control = /^\/__control\/([a-z]+)$/.exec(url.pathname)?.[1];
  if (control !== undefined) {
    const method = request.method ?? 'GET';
    const answer = await answerControl(parts.door, { method, name: control, search: url.searchParams, text });
    return sendJson(response, answer.status, answer.body, {});
  }
  const requestId = parts.nextRequestId();
  if (request.method !== 'POST') return sendAnswer(response, notFound, { 'X-Request-Id': requestId });
  if (url.pathname === '/admin/oauth/access_token') {
    const headers = {
      contentType: header(request, 'content-type') ?? '',
      accept: header(request, 'accept') ?? '',
    };
    const answer = grantToken(parts.shop, { requestId, text, ...headers });
    return sendAnswer(response, answer, { 'X-Request-Id': requestId });
  }
  const asked = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(url.pathname)?.[1] ?? '';
  const version = servedVersion(parts.shop.versions, asked);
  if (version === null) return sendAnswer(response, notFound, { 'X-Request-Id': requestId });
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

/** Sends the head and half of the body, as it would look in full, and closes the connection. */
function cutDuring(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): void {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.status, { ...jsonType, 'Content-Length': body.length, ...headers });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
): void {
  const all = { ...headers, ...answer.headers };
  if (answer.isPage === true && typeof answer.body === 'string')
    sendText(response, answer.status, answer.body, { ...all, 'Content-Type': 'text/html; charset=utf-8' });
  else sendJson(response, answer.status, answer.body, all);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  sendText(response, status, JSON.stringify(body), { ...jsonType, ...headers });
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(text);
}
