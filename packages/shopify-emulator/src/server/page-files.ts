import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';

const folder = new URL('../../page/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Nothing on the page comes from anywhere else, or may be shown inside of another page. */
const policy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Sends the page that shows the shop to a person, or a file of it. False: the request is meant for something else. */
export async function sendPage(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (request.method !== 'GET') return false;
  const path = request.url?.split('?', 1)[0] ?? '/';
  const name =
    path === '/' || path === '/__control/' ? 'index.html' : /^\/page\/([a-z-]+\.[a-z]+)$/.exec(path)?.[1];
  const type = types[name?.split('.').at(-1) ?? ''];
  if (name === undefined || type === undefined) return false;
  const content = await readFile(new URL(name, folder)).catch(() => null);
  if (content === null) return false;
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': content.length,
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(content);
  return true;
}

/** A browser says where a request comes from. Other pages may not use the second door in a person's name. */
export function comesFromElsewhere(request: IncomingMessage): boolean {
  const { 'sec-fetch-site': site, origin, host } = request.headers;
  if (site === 'cross-site' || site === 'same-site') return true;
  return origin !== undefined && URL.parse(origin)?.host !== host;
}
