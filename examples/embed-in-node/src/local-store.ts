import { Secret, systemClock, type Destination } from '@backstock/core';
import { createShopifyDestination } from '@backstock/destination-shopify';

/** A connection to a local store. To a real one: its permanent domain, a token of its own, and no url. */
export function connectTo(url: string, token: string): Destination {
  const accessToken = new Secret(token, 'the local store');
  return createShopifyDestination({ shop: 'demo.myshopify.com', accessToken, url }, { clock: systemClock });
}
