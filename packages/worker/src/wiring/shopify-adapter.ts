import { systemClock } from '@backstock/core';
import {
  createShopifyDestination,
  parseShopifyOptions,
  shopifyObjects,
} from '@backstock/destination-shopify';
import type { DestinationAdapter } from './adapters.ts';

export const adapter: DestinationAdapter = {
  objects: shopifyObjects,
  create({ options, where }) {
    const parsed = parseShopifyOptions(options, where);
    const destination = createShopifyDestination(parsed, { clock: systemClock });
    return { destination, readOnly: parsed.readOnly };
  },
};
