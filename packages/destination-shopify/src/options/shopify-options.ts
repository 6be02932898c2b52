import type { Secret } from '@backstock/core';

/** The version of the Admin API that this package is written and checked against. */
export const apiVersion = '2026-10';

/** What the author of a connection to one store may say. */
export interface ShopifyOptions {
  /** The permanent domain, `example.myshopify.com`. */
  readonly shop: string;
  readonly accessToken: Secret;
  /** Where a local store listens, `http://127.0.0.1:4010`; any other address is refused. */
  readonly url?: string | undefined;
  /** The share of the rate limit that may be used, above 0 and at most 1. Default 0.9. */
  readonly budgetShare?: number | undefined;
  /** Default false. */
  readonly readOnly?: boolean | undefined;
  /** After this long without an answer a call is given up as lost. Default 60 seconds. */
  readonly timeoutMs?: number | undefined;
  /** How long after it left a call may still be running in the store. Default 60 seconds. */
  readonly callCeilingMs?: number | undefined;
  /** The most calls in flight. Default: as many as the rate limit and the store's answering time can use. */
  readonly concurrency?: number | undefined;
}

/** Everything that a connection needs, with its defaults. */
export interface StoreConnection {
  readonly shop: string;
  readonly accessToken: Secret;
  /** Where calls go: the shop's own address, or a local store's. */
  readonly endpoint: URL;
  readonly budgetShare: number;
  readonly readOnly: boolean;
  readonly timeoutMs: number;
  readonly callCeilingMs: number;
  readonly concurrency: number | undefined;
}
