import { BackstockError, Secret } from '@backstock/core';
import { expect, test } from 'vitest';
import { parseShopifyOptions } from './parse-shopify-options.ts';

const where = { file: 'backstock.yaml', line: 4, column: 3 };
const token = new Secret('shpat_0123', 'env.SHOPIFY_ADMIN_TOKEN');
const shop = 'example.myshopify.com';

function problemOf(record: Readonly<Record<string, unknown>>): string {
  try {
    parseShopifyOptions(record, where);
  } catch (error) {
    if (error instanceof BackstockError && error.code === 'SPEC.INVALID' && error.where === where) {
      return error.message.replace('The Shopify connection is not valid: ', '');
    }
    throw error;
  }
  return '';
}

test('a shop and a token are enough; the rest has defaults', () => {
  expect(parseShopifyOptions({ shop, access_token: token }, where)).toEqual({
    shop,
    accessToken: token,
    endpoint: new URL('https://example.myshopify.com/admin/api/2026-10/graphql.json'),
    budgetShare: 0.9,
    readOnly: false,
    timeoutMs: 60_000,
    callCeilingMs: 60_000,
  });
});

test('every option is taken over', () => {
  const record = {
    type: 'shopify', shop: new Secret('Example.myshopify.com', 'env.SHOP'), access_token: 'plain', api_version: '2026-10',
    budget: '50%', read_only: true, url: 'http://127.0.0.1:4010', timeout: '500ms', call_ceiling: '2m', concurrency: 4,
  }; // prettier-ignore
  expect(parseShopifyOptions(record, where)).toEqual({
    shop,
    accessToken: new Secret('plain', 'backstock.yaml'),
    endpoint: new URL('http://127.0.0.1:4010/admin/api/2026-10/graphql.json'),
    budgetShare: 0.5,
    readOnly: true,
    timeoutMs: 500,
    callCeilingMs: 120_000,
    concurrency: 4,
  });
});

test.each([
  [{ access_token: token }, 'shop is missing (the permanent domain, example.myshopify.com)'],
  [{ shop: 'shop.example.com', access_token: token }, 'shop "shop.example.com" is not a permanent domain like example.myshopify.com'],
  [{ shop: 'a.myshopify.com.evil.test', access_token: token }, 'shop "a.myshopify.com.evil.test" is not a permanent domain like example.myshopify.com'],
  [{ shop }, 'access_token is missing'],
  [{ shop, access_token: new Secret('', 'env.T') }, 'access_token is empty'],
  [{ shop, access_token: 'shpat_x' }, 'access_token must not stand in the file: write "${env.SHOPIFY_ADMIN_TOKEN}" or "${file./path}"'],
  [{ shop, access_token: token, url: 'https://elsewhere.test' }, 'url is for a local store only: http://127.0.0.1:<port>'],
  [{ shop, access_token: token, api_version: '2026-07' }, 'api_version "2026-07" is not supported; this version of Backstock speaks 2026-10'],
  [{ shop, access_token: token, budget: '120%' }, 'budget "120%" is not a percentage from 1% to 100%'],
  [{ shop, access_token: token, budget: 0.9 }, 'budget 0.9 is not a percentage from 1% to 100%'],
  [{ shop, access_token: token, timeout: 60 }, 'timeout 60 is not a duration like 60s or 2m'],
  [{ shop, access_token: token, concurrency: 0 }, 'concurrency 0 is not a whole number from 1 to 256'],
  [{ shop, access_token: token, read_only: 'maybe' }, 'read_only is neither true nor false'],
])('refuses %j', (record, problem) => {
  expect(problemOf(record)).toBe(problem);
}); // prettier-ignore

test('all problems are told at once, and none of them holds the token', () => {
  const message = problemOf({ shop: 'x', access_token: 'shpat_secret', colour: 'red' });
  expect(message).toBe(
    '"colour" is not an option of it; shop "x" is not a permanent domain like example.myshopify.com; ' +
      'access_token must not stand in the file: write "${env.SHOPIFY_ADMIN_TOKEN}" or "${file./path}"',
  );
});
