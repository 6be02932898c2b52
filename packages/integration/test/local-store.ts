import { Secret } from '@backstock/core';
import type { ShopifyOptions } from '@backstock/destination-shopify';

/** The options of a connection to a local store. */
export function localStore(url: string): ShopifyOptions {
  return { shop: 'demo.myshopify.com', accessToken: new Secret('shpat_test', 'the local store'), url };
}
