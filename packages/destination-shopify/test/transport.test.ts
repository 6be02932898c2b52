import { expect, test } from 'vitest';
import { BackstockError, Secret } from '@backstock/core';
import { CallFault } from '../src/calls/call-fault.ts';
import { createTransport } from '../src/calls/transport.ts';
import { storeConnection } from '../src/options/resolve-options.ts';
import { playBytes, type ByteServer, type Play } from './byte-server.ts';

const token = 'shpat_0123456789abcdef';
const email = 'ada@example.com';
const json = `{"query":"mutation M($e: String!) { m(e: $e) { x } }","variables":{"e":"${email}","half":0.1}}`;

interface Sent {
  readonly result: unknown;
  readonly warnings: readonly string[];
}

async function send(server: ByteServer, times = 1): Promise<Sent> {
  const warnings: string[] = [];
  const accessToken = new Secret(token, 'a test');
  const shop = 'example.myshopify.com';
  const connection = storeConnection({ shop, accessToken, url: server.url, timeoutMs: 100 });
  const transport = createTransport({ connection, fetch, warn: (message) => warnings.push(message) });
  let result: unknown;
  for (let count = 0; count < times; count += 1) {
    result = await transport({ name: 'M', json }).catch((error: unknown) => error);
  }
  return { result, warnings };
}

/** An error as values; the address that was called, which messages name with the shop, as `LOCAL`. */
function told(result: unknown, { url }: Pick<ByteServer, 'url'>): unknown {
  const text = (message: string): string => message.replace(`${url} (for example.myshopify.com)`, 'LOCAL');
  if (result instanceof CallFault) return [result.kind, text(result.message), result.retryAfterMs];
  return result instanceof BackstockError ? [result.code, text(result.message)] : result;
}

function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Play {
  return { status: 200, body: JSON.stringify(body), headers };
}

test('sends exactly the given bytes, with the token, to the pinned version', async () => {
  await using server = await playBytes(ok({ data: { m: { x: 1 } } }));
  await send(server);
  expect(server.received).toEqual([{ url: '/admin/api/2026-10/graphql.json', token, body: json }]);
});

test('an answer has its data, errors, cost and request id', async () => {
  const bucket = { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 };
  const body = {
    data: { m: null },
    errors: [{ message: 'Nothing here', path: ['m'], extensions: { code: 'NOT_FOUND' } }],
    extensions: { cost: { requestedQueryCost: 10, actualQueryCost: 4, throttleStatus: bucket } },
  };
  await using server = await playBytes(
    ok(body, { 'x-request-id': 'r-1', 'x-shopify-api-version': '2026-10' }),
  );
  expect(await send(server)).toEqual({
    result: {
      data: { m: null },
      errors: [{ code: 'NOT_FOUND', message: 'Nothing here', path: ['m'] }],
      cost: { requested: 10, actual: 4, bucket },
      requestId: 'r-1',
    },
    warnings: [],
  });
});

test('another version in the answer is told once', async () => {
  await using server = await playBytes(ok({ data: {} }, { 'x-shopify-api-version': '2027-01' }));
  const { warnings } = await send(server, 3);
  expect(warnings).toEqual([
    'example.myshopify.com answered with API version 2027-01 instead of 2026-10: upgrade Backstock',
  ]);
});

test.each([
  [{ status: 401, body: '{"errors":"[API] Invalid API key or access token"}' }, ['STORE.AUTHENTICATION', 'LOCAL does not accept the access token (HTTP 401)']],
  [{ status: 404, body: '{"errors":"Not Found"}' }, ['STORE.NOT_FOUND', 'There is no shop LOCAL (HTTP 404)']],
  [{ status: 301, body: '', headers: { location: 'http://127.0.0.1:9/' } }, ['STORE.NOT_FOUND', 'There is no shop LOCAL (HTTP 301)']],
  [{ status: 429, body: '{"errors":"Exceeded"}', headers: { 'retry-after': '2.5' } }, ['throttled', 'LOCAL does not answer properly (HTTP 429)', 2500]],
  [{ status: 502, body: '<html>Bad Gateway</html>' }, ['lost', 'LOCAL does not answer properly (HTTP 502)', undefined]],
  [{ status: 200, body: '<html>Welcome</html>' }, ['lost', 'LOCAL could not be reached (SyntaxError)', undefined]],
  ['cut', ['lost', 'LOCAL could not be reached (UND_ERR_SOCKET)', undefined]],
  ['cut in the body', ['lost', 'LOCAL could not be reached (UND_ERR_SOCKET)', undefined]],
  ['silence', ['lost', 'LOCAL could not be reached (TimeoutError)', undefined]],
] as const)('%j', async (play, expected) => {
  await using server = await playBytes(play);
  const { result } = await send(server);
  expect(told(result, server)).toEqual(expected);
}); // prettier-ignore

test('a port where nobody listens is never reached', async () => {
  const server = await playBytes('cut');
  await server[Symbol.asyncDispose]();
  const { result } = await send(server);
  expect(told(result, server)).toEqual(['unsent', 'LOCAL could not be reached (ECONNREFUSED)', undefined]);
});

test.each([
  'cut',
  'silence',
  { status: 500, body: `{"errors":"${email}"}` },
  { status: 400, body: email },
] as const)('neither the token nor a value is in what is thrown: %j', async (play) => {
  await using server = await playBytes(play);
  const { result } = await send(server);
  const everything = `${String(result)} ${JSON.stringify(result)} ${String(result instanceof Error ? result.stack : '')} ${String(result instanceof Error ? result.cause : '')}`;
  expect([everything.includes(token), everything.includes(email)]).toEqual([false, false]);
});
