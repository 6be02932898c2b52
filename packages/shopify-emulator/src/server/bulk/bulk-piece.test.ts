import { expect, test } from 'vitest';
import { resultLine } from './bulk-piece.ts';

test('writes slashes as Shopify does', () => {
  const line = resultLine({ id: 'gid://shopify/Product/1' });
  expect(line).toBe(String.raw`{"id":"gid:\/\/shopify\/Product\/1"}` + '\n');
  expect(JSON.parse(line)).toEqual({ id: 'gid://shopify/Product/1' });
});
