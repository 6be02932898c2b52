import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitStoreId } from './store-id.ts';

describe('a store id', () => {
  test('is its two parts', () => {
    const digits = fc.stringMatching(/^[0-9]{0,20}$/);
    const id = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.tuple(fc.string(), digits).map(([prefix, rest]) => `${prefix}/${rest}`),
    );
    fc.assert(
      fc.property(id, (text) => {
        const { prefix, rest } = splitStoreId(text);
        expect(`${prefix}${rest}`).toBe(text);
      }),
    );
  });

  test.each([
    ['gid://shopify/Customer/7012345678901', 'gid://shopify/Customer/', 7012345678901],
    ['gid://shopify/Customer/0', 'gid://shopify/Customer/', 0],
    ['gid://shopify/Customer/007', 'gid://shopify/Customer/', '007'],
    ['gid://shopify/Customer/1234567890123456', 'gid://shopify/Customer/', '1234567890123456'],
    [
      'gid://shopify/InventoryLevel/5?inventory_item_id=4',
      'gid://shopify/InventoryLevel/',
      '5?inventory_item_id=4',
    ],
    ['42', '', 42],
    ['', '', ''],
  ])('%j keeps a number only where it gives back the same text', (id, prefix, rest) => {
    expect(splitStoreId(id)).toEqual({ prefix, rest });
  });
});
