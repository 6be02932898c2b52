import { invalidOptions, type OptionProblem } from '@backstock/core';
import { apiVersion, type ShopifyOptions, type StoreConnection } from './shopify-options.ts';

/** Anchored: nothing but a shop's permanent domain may follow the scheme. */
const shopPattern = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i;

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What may still lack what every connection needs. */
type WrittenOptions = { readonly [Name in keyof ShopifyOptions]: ShopifyOptions[Name] | undefined };

/** The connection that the options describe, or every problem that they have. */
export function resolveOptions(
  options: WrittenOptions,
): { readonly connection: StoreConnection } | { readonly problems: readonly OptionProblem[] } {
  const { shop, accessToken, url } = options;
  const problems: OptionProblem[] = [];
  if (shop === undefined || !shopPattern.test(shop)) problems.push(wrongShop(shop));
  if (accessToken === undefined) problems.push(missingToken);
  const local = url === undefined ? undefined : URL.parse(url);
  if (local !== undefined && !localNames.has(local?.hostname ?? '')) problems.push(notLocal);
  if (shop === undefined || accessToken === undefined || problems.length > 0) return { problems };
  return {
    connection: {
      shop: shop.toLowerCase(),
      accessToken,
      endpoint: new URL(`/admin/api/${apiVersion}/graphql.json`, local ?? `https://${shop}`),
      budgetShare: options.budgetShare ?? 0.9,
      readOnly: options.readOnly ?? false,
      timeoutMs: options.timeoutMs ?? 60_000,
      callCeilingMs: options.callCeilingMs ?? 60_000,
      concurrency: options.concurrency,
    },
  };
}

/** As `resolveOptions`, for callers who wrote the options in code. */
export function storeConnection(options: ShopifyOptions): StoreConnection {
  const resolved = resolveOptions(options);
  if ('connection' in resolved) return resolved.connection;
  throw invalidOptions('the Shopify store', resolved.problems);
}

/** The value is not quoted: where a variable was mixed up it may be the token. */
function wrongShop(shop: string | undefined): OptionProblem {
  return {
    option: 'shop',
    message: shop === undefined ? '`shop` is missing' : '`shop` is not a permanent domain',
    fix: 'write it like example.myshopify.com',
  };
}

const missingToken: OptionProblem = {
  option: 'access_token',
  message: '`access_token` is missing',
  fix: 'write "${env.SHOPIFY_ADMIN_TOKEN}" or "${file./path}"',
};

const notLocal: OptionProblem = {
  option: 'url',
  message: '`url` is for a local store only',
  fix: 'write http://127.0.0.1:<port>, or leave it out',
};
