import type { BackstockError } from '@backstock/core';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { classifyQueryError } from './classify-error.ts';

function parts({ code, message, why, fix, retryable, cause }: BackstockError): unknown {
  return { code, message, why, fix, retryable, cause };
}

test('a sentence about the query is passed on, with its line', () => {
  const error = new Error(
    'Binder Error: Referenced column "nope" not found in FROM clause!\nCandidate bindings: "name", "note"\n\nLINE 3: select nope\n               ^',
  );
  expect(parts(classifyQueryError(error))).toEqual({
    code: 'SOURCE.QUERY_REJECTED',
    message: 'DuckDB rejects the query: Referenced column "nope" not found in FROM clause!',
    why: 'At line 3 of the query; Candidate bindings: "name", "note"',
    fix: 'Correct the query.',
    retryable: false,
    cause: undefined,
  });
});

test('a sentence that may quote a value is not', () => {
  const error = new Error(`Conversion Error: Could not convert string 'ada@example.com' to INT32`);
  expect(parts(classifyQueryError(error))).toEqual({
    code: 'SOURCE.QUERY_FAILED',
    message: 'A value could not be converted to the type that the query asks for',
    why: 'DuckDB reports: Conversion Error.',
    fix: 'Find the rows with the query itself, for instance with try_cast; values are not shown here.',
    retryable: false,
    cause: undefined,
  });
});

test.each([
  ['Invalid Input Error: secret', 'SOURCE.QUERY_FAILED'],
  ['Out of Range Error: secret', 'SOURCE.QUERY_FAILED'],
  ['Out of Memory Error: secret', 'SOURCE.QUERY_FAILED'],
  ['INTERNAL Error: secret', 'SOURCE.QUERY_FAILED'],
  ['secret', 'SOURCE.QUERY_FAILED'],
  ['Not implemented Error: secret', 'SOURCE.UNSUPPORTED'],
])('%s is %s and says nothing of it', (message, code) => {
  const classified = classifyQueryError(new Error(message));
  expect(classified.code).toBe(code);
  expect(inspect(classified, { depth: 5, showHidden: true })).not.toContain('secret');
});
