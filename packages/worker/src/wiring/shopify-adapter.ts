import { systemClock } from '@backstock/core';
import {
  createShopifyDestination,
  parseShopifyOptions,
  shopifyObjects,
} from '@backstock/destination-shopify';
import { makeOf, type DestinationAdapter } from './adapters.ts';

export const adapter: DestinationAdapter = {
  objects: shopifyObjects,
  create: (connection) =>
    makeOf(connection, parseShopifyOptions(connection.options), (options) => ({
      destination: createShopifyDestination(options, { clock: systemClock }),
      readOnly: options.readOnly ?? false,
    })),
};
