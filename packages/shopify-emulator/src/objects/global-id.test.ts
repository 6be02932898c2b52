import { expect, test } from 'vitest';
import { formatGlobalId, numberOfGlobalId, parseGlobalId } from './global-id.ts';

test('takes an id apart as it was put together', () => {
  expect(parseGlobalId(formatGlobalId('Customer', 17))).toEqual({ type: 'Customer', number: 17 });
  expect(parseGlobalId('gid://shopify/InventoryLevel/5?inventory_item_id=6')).toEqual({
    type: 'InventoryLevel',
    number: 5,
  });
});

test.each(['', '17', 'gid://shopify/Customer/', 'gid://other/Customer/1', 'gid://shopify/Customer/1x'])(
  '%j is no global id',
  (text) => {
    expect(parseGlobalId(text)).toBeNull();
  },
);

test('knows types with a digit in their name', () => {
  expect(numberOfGlobalId('gid://shopify/Model3d/7', 'Model3d')).toBe(7);
});

test('takes a bare number for the type that is asked for, and refuses another type', () => {
  expect(numberOfGlobalId('17', 'Customer')).toBe(17);
  expect(numberOfGlobalId('gid://shopify/Order/17', 'Customer')).toBeNull();
});
