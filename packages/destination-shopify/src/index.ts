export { shopifyObjects } from './objects/shopify-objects.ts';
export { parseShopifyOptions } from './options/parse-shopify-options.ts';
export { apiVersion, type ShopifyOptions } from './options/shopify-options.ts';
export { createShopifyDestination, type ShopifyEnvironment } from './shopify-destination.ts';
