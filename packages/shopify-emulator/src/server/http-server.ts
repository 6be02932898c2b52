import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AdminEndpoint } from './admin-endpoint.ts';
import { notFound, type Answer } from './answer.ts';
import { servedVersion } from './api-version.ts';
import type { ControlDoor } from './control-door.ts';
import { answerControl } from './control-routes.ts';

export interface HttpParts {
  readonly admin: AdminEndpoint;
  readonly door: ControlDoor;
  /** An id for each request, in the form of Shopify's: a UUID and the seconds of the time. */
  nextRequestId(): string;
  /** Something went wrong inside of the emulator. */
  complain(error: unknown): void;
}

/** Longer than clients keep theirs, so that no write is lost to a connection closed at the same moment. */
const idleConnectionMs = 65_000;

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
  const url = new URL(request.url ?? '/', 'http://emulator');
  const text = await readText(request);
  const control = /^\/__control\/([a-z]+)$/.exec(url.pathname)?.[1];
  if (control !== undefined) {
    const method = request.method ?? 'GET';
    const answer = await answerControl(parts.door, { method, name: control, search: url.searchParams, text });
    return send(response, answer.status, answer.body, {});
  }
  const requestId = parts.nextRequestId();
  const asked = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(url.pathname)?.[1] ?? '';
  const version = servedVersion(asked);
  if (version === null || request.method !== 'POST')
    return sendAnswer(response, notFound, { 'X-Request-Id': requestId });
  const answer = await parts.admin({
    requestId,
    text,
    token: header(request, 'x-shopify-access-token'),
    contentType: header(request, 'content-type') ?? '',
    debug: {
      cost: header(request, 'shopify-graphql-cost-debug') === '1',
      search: header(request, 'shopify-search-query-debug') === '1',
    },
  });
  if (answer === null) request.socket.destroy();
  else sendAnswer(response, answer, { 'X-Request-Id': requestId, 'X-Shopify-API-Version': version });
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
  send(response, answer.status, answer.body, { ...headers, ...answer.headers });
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
