import type { GraphQLClient } from 'graphql-request';
import { apiVersion, type StoreConnection } from '../options/shopify-options.ts';
import type { Answer } from './answer.ts';
import type { CallBody } from './call-body.ts';
import { classifyNetwork } from './classify-network.ts';
import { classifyStatus } from './classify-status.ts';
import { isRecord, parseCost, parseErrors } from './parse-answer.ts';

type ClientOptions = ConstructorParameters<typeof GraphQLClient>[1];

export type Fetch = typeof globalThis.fetch;

export interface TransportOptions {
  readonly connection: StoreConnection;
  readonly fetch: Fetch;
  /** Told once of something odd by which nothing is lost. */
  readonly warn: (message: string) => void;
}

/** Sends one request once. Throws a `CallFault` or, where trying again is no use, a `BackstockError`. */
export type Transport = (body: CallBody) => Promise<Answer>;

export function createTransport({ connection, fetch, warn }: TransportOptions): Transport {
  const checkVersion = versionCheck(connection.shop, warn);
  return async (body) => {
    // Loading it takes 60 ms, which commands without a call need not pay.
    const library = await import('graphql-request');
    const timeout = startTimeout(connection.timeoutMs);
    try {
      const client = new library.GraphQLClient(
        connection.endpoint.href,
        clientOptions(body, connection, fetch),
      );
      const response = await client.rawRequest({
        query: body.name,
        signal: timeout.signal,
      });
      checkVersion(response.headers.get('x-shopify-api-version'));
      const cost = parseCost(response.extensions);
      const requestId = response.headers.get('x-request-id') ?? undefined;
      return {
        data: isRecord(response.data) ? response.data : null,
        errors: parseErrors(response.errors),
        ...(cost === undefined ? {} : { cost }),
        ...(requestId === undefined ? {} : { requestId }),
      };
    } catch (error) {
      // The error's message holds the request with its variables: it ends here.
      if (!(error instanceof library.ClientError)) throw classifyNetwork(error, placeOf(connection));
      const { status, headers } = error.response;
      throw classifyStatus(status, retryAfter(headers), placeOf(connection));
    } finally {
      timeout.clear();
    }
  };
}

/** Cleared with the answer: `AbortSignal.timeout` would keep each call in memory for as long as it could have taken. */
function startTimeout(timeoutMs: number): { readonly signal: AbortSignal; readonly clear: () => void } {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new DOMException('no answer', 'TimeoutError')), timeoutMs);
  return { signal: stop.signal, clear: () => clearTimeout(timer) };
}

/**
 * The bytes were made before the intent was written, so the client must send them as they are: the serializer gives them
 * back whatever it is asked for. Redirects are not followed, because the token's header would go with them.
 */
function clientOptions(body: CallBody, connection: StoreConnection, fetch: Fetch): ClientOptions {
  return {
    fetch,
    errorPolicy: 'all',
    excludeOperationName: true,
    redirect: 'manual',
    jsonSerializer: { parse: JSON.parse, stringify: () => body.json },
    headers: {
      'x-shopify-access-token': connection.accessToken.reveal(),
      'content-type': 'application/json',
    },
  };
}

/** Who was called, for messages: the shop, or the address of a local store that stands for it. */
function placeOf({ shop, endpoint }: StoreConnection): string {
  return endpoint.hostname.toLowerCase() === shop.toLowerCase() ? shop : `${endpoint.origin} (for ${shop})`;
}

function retryAfter(headers: unknown): string | null {
  return headers instanceof Headers ? headers.get('retry-after') : null;
}

/** A version that is not served any more is answered by another one without a word, but for this header. */
function versionCheck(shop: string, warn: (message: string) => void): (served: string | null) => void {
  let isTold = false;
  return (served) => {
    if (isTold || served === null || served === apiVersion) return;
    isTold = true;
    warn(`${shop} answered with API version ${served} instead of ${apiVersion}: upgrade Backstock`);
  };
}
