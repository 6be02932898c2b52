import { Secret, systemClock } from '@backstock/core';
import { expect, test } from 'vitest';
import { createShopifyDestination } from './shopify-destination.ts';

const accessToken = new Secret('x', 'a test');
const options = { shop: 'example.myshopify.com', url: 'http://127.0.0.1:1', accessToken };

test('a connection that only reads writes nothing', () => {
  const store = createShopifyDestination({ ...options, readOnly: true }, { clock: systemClock });
  const context = { object: 'customer', intend: () => Promise.resolve(), called: () => undefined };
  expect(() => store.apply([], context)).toThrow(
    'The connection to example.myshopify.com is read_only: nothing is written through it',
  );
});

test('an object that the store does not have is refused by name', () => {
  const store = createShopifyDestination(options, { clock: systemClock });
  const context = { object: 'unicorn', fingerprint: () => '' };
  expect(() => store.plan([], { sightings: new Map(), present: new Map() }, context)).toThrow(
    'Shopify stores have no object "unicorn" that could be written',
  );
});
