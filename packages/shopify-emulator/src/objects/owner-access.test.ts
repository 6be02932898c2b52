import { expect, test } from 'vitest';
import { requireWriteAccess } from './owner-access.ts';

const caller = (...scopes: readonly string[]): Parameters<typeof requireWriteAccess>[0] => ({
  token: 'token',
  appId: 1,
  appTitle: 'App',
  scopes: new Set(scopes),
});
const ids = ['gid://shopify/Customer/10001', 'gid://shopify/Product/10002', 'gid://shopify/Shop/10003'];

test('a token with the scopes of all kinds may write', () => {
  expect(() =>
    requireWriteAccess(caller('write_customers', 'write_products'), 'metafieldsSet', ids),
  ).not.toThrow();
});

test('a missing scope is told by name', () => {
  expect(() => requireWriteAccess(caller('write_customers', 'read_products'), 'metafieldsSet', ids)).toThrow(
    'Access denied for metafieldsSet field. Required access: `write_products` access scope.',
  );
});
