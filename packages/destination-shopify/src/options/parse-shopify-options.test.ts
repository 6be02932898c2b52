import { Secret } from '@backstock/core';
import { expect, test } from 'vitest';
import { parseShopifyOptions } from './parse-shopify-options.ts';

const token = new Secret('shpat_0123', 'env.SHOPIFY_ADMIN_TOKEN');
const shop = 'example.myshopify.com';

test('a shop and a token are enough', () => {
  expect(parseShopifyOptions({ shop, access_token: token })).toEqual({
    options: { shop, accessToken: token },
  });
});

test('every option is taken over', () => {
  const written = {
    shop: new Secret(shop, 'env.SHOP'), access_token: 'plain', api_version: '2026-10',
    budget: '50%', read_only: true, url: 'http://127.0.0.1:4010', timeout: '500ms', call_ceiling: '2m', concurrency: 4,
  }; // prettier-ignore
  expect(parseShopifyOptions(written)).toEqual({
    options: {
      shop,
      accessToken: new Secret('plain', 'backstock.yaml'),
      url: 'http://127.0.0.1:4010',
      budgetShare: 0.5,
      readOnly: true,
      timeoutMs: 500,
      callCeilingMs: 120_000,
      concurrency: 4,
    },
  });
});

const timeSpan = 'must be a time span such as 500ms, 30s or 15m, at most 24d';

test.each([
  [{ access_token: token }, 'shop', '`shop` is missing'],
  [{ shop: 'shop.example.com', access_token: token }, 'shop', '`shop` is not a permanent domain'],
  [{ shop: 'a.myshopify.com.evil.test', access_token: token }, 'shop', '`shop` is not a permanent domain'],
  [{ shop }, 'access_token', '`access_token` is missing'],
  [{ shop, access_token: new Secret('', 'env.T') }, 'access_token', '`access_token` is empty'],
  [{ shop, access_token: 'shpat_x' }, 'access_token', '`access_token` must not stand in the file'],
  [{ shop, access_token: token, url: 'https://elsewhere.test' }, 'url', '`url` is for a local store only'],
  [{ shop, access_token: token, url: 'nowhere' }, 'url', '`url` is for a local store only'],
  [{ shop, access_token: token, api_version: '2026-07' }, 'api_version', '`api_version` must be 2026-10, not "2026-07"'],
  [{ shop, access_token: token, budget: '120%' }, 'budget', '`budget` must be a percentage from 1% to 100%, not "120%"'],
  [{ shop, access_token: token, budget: 0.9 }, 'budget', '`budget` must be a text, not 0.9'],
  [{ shop, access_token: token, timeout: 60 }, 'timeout', `\`timeout\` ${timeSpan}, not 60`],
  [{ shop, access_token: token, concurrency: 0 }, 'concurrency', '`concurrency` must be a whole number from 1 to 256, not 0'],
  [{ shop, access_token: token, read_only: 'maybe' }, 'read_only', '`read_only` must be true or false, not "maybe"'],
])('refuses %j', (written, option, message) => {
  const parsed = parseShopifyOptions(written);
  expect('problems' in parsed ? parsed.problems : []).toMatchObject([{ option, message }]);
}); // prettier-ignore

test('all problems are told at once, and none of them holds the token', () => {
  const written = {
    shop: new Secret('shpat_secret', 'env.SHOP'),
    access_token: 'shpat_secret',
    colour: 'red',
  };
  const parsed = parseShopifyOptions(written);
  expect('problems' in parsed ? parsed.problems.map(({ message }) => message) : []).toEqual([
    'unknown option `colour`',
    '`access_token` must not stand in the file',
    '`shop` is not a permanent domain',
  ]);
  expect(JSON.stringify(parsed)).not.toContain('shpat_secret');
});
