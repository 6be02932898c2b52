import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

type Headers = Readonly<Record<string, string>>;

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };

export function sendAnswer(response: ServerResponse, answer: Answer, headers: Headers): void {
  const all = { ...headers, ...answer.headers };
  if (answer.isPage === true && typeof answer.body === 'string')
    sendText(response, answer.status, answer.body, { ...all, 'Content-Type': 'text/html; charset=utf-8' });
  else sendJson(response, answer.status, answer.body, all);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Headers = {},
): void {
  sendText(response, status, JSON.stringify(body), { ...jsonType, ...headers });
}

function sendText(response: ServerResponse, status: number, text: string, headers: Headers): void {
  response.writeHead(status, { 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(text);
}

/** Sends the head and half of the body, as it would look in full, and closes the connection. */
export function cutDuring(response: ServerResponse, answer: Answer, headers: Headers): void {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.status, { ...jsonType, 'Content-Length': body.length, ...headers });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
