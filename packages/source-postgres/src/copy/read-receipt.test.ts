import { expect, test } from 'vitest';
import { readReceipt } from './read-receipt.ts';

test('a read that is as long as the server says has a receipt', () => {
  expect(readReceipt(3, 3)).toEqual({ kind: 'receipt', rows: 3 });
});

test.each([
  [2, 3],
  [3, 2],
  [0, undefined],
])('%s rows where the server says %s are an incomplete read', (seen, sent) => {
  const incomplete = { code: 'SOURCE.READ_INCOMPLETE', retryable: true };
  expect(() => readReceipt(seen, sent)).toThrow(expect.objectContaining(incomplete));
});
