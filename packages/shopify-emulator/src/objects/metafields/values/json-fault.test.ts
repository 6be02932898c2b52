import { expect, test } from 'vitest';
import { describeJsonFault } from './json-fault.ts';

test.each([
  ['{key: 1}', "expected object key, got 'key: 1' at line 1 column 2"],
  ['[1, oops]', "unexpected token 'oops' at line 1 column 5"],
  ['{"a": 1,\n  2: 3}', "expected object key, got '2: 3' at line 2 column 3"],
  ['{"a": 1', 'unexpected end of input at line 1 column 8'],
  ['[1 2]', "unexpected token '2' at line 1 column 4"],
])('%j: %s', (text, fault) => {
  expect(describeJsonFault(text)).toBe(fault);
});
