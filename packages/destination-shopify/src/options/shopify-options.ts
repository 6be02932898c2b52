import type { Secret } from '@backstock/core';

/** The version of the Admin API that this package is written and checked against. */
export const apiVersion = '2026-10';

/** A connection to one store, parsed. */
export interface ShopifyOptions {
  /** The permanent domain, `example.myshopify.com`. */
  readonly shop: string;
  readonly accessToken: Secret;
  /** Where calls go: the shop's own address, or a local store's. */
  readonly endpoint: URL;
  /** The share of the rate limit that may be used, above 0 and at most 1. */
  readonly budgetShare: number;
  readonly readOnly: boolean;
  /** After this long without an answer a call is given up as lost. */
  readonly timeoutMs: number;
  /** How long after it left a call may still be running in the store. */
  readonly callCeilingMs: number;
  /** The most calls in flight. Absent: as many as the rate limit and the store's answering time can use. */
  readonly concurrency?: number;
}
