import { Secret } from '@backstock/core';
import { expect, test } from 'vitest';
import { resolveOptions, storeConnection } from './resolve-options.ts';

const accessToken = new Secret('shpat_0123', 'env.SHOPIFY_ADMIN_TOKEN');

test('a connection has defaults for what is not said', () => {
  expect(storeConnection({ shop: 'Example.myshopify.com', accessToken })).toEqual({
    shop: 'example.myshopify.com',
    accessToken,
    endpoint: new URL('https://example.myshopify.com/admin/api/2026-10/graphql.json'),
    budgetShare: 0.9,
    readOnly: false,
    timeoutMs: 60_000,
    callCeilingMs: 60_000,
    concurrency: undefined,
  });
});

test('calls for a local store go to its url', () => {
  const { endpoint } = storeConnection({
    shop: 'demo.myshopify.com',
    accessToken,
    url: 'http://127.0.0.1:4010',
  });
  expect(endpoint.href).toBe('http://127.0.0.1:4010/admin/api/2026-10/graphql.json');
});

test('the token is sent to no other address', () => {
  const wrong = [
    'https://example.com',
    'http://127.0.0.1.example.com',
    'http://localhost@example.com',
    'no url',
  ];
  for (const url of wrong) {
    expect(resolveOptions({ shop: 'demo.myshopify.com', accessToken, url })).toEqual({
      problems: [
        {
          option: 'url',
          message: '`url` is for a local store only',
          fix: 'write http://127.0.0.1:<port>, or leave it out',
        },
      ],
    });
  }
});

test('a caller in code gets one error of all problems', () => {
  expect(() => storeConnection({ shop: 'example.com', accessToken, url: 'https://example.com' })).toThrow(
    'The options of the Shopify store are wrong: `shop` is not a permanent domain; `url` is for a local store only',
  );
});
