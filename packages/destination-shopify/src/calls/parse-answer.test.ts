import { expect, test } from 'vitest';
import { parseCost, parseErrors } from './parse-answer.ts';

test('an error has its code, its message and its path as texts', () => {
  const errors = [{ message: 'Malformed', path: ['m0', 3], extensions: { code: 'BAD_REQUEST' } }];
  expect(parseErrors(errors)).toEqual([{ code: 'BAD_REQUEST', message: 'Malformed', path: ['m0', '3'] }]);
});

test('an error about a variable has its name and the place inside it for a path', () => {
  const message = 'Variable $m1_input of type CustomerInput! was provided invalid value for tags.0';
  const extensions = { code: 'INVALID_VARIABLE', problems: [{ path: ['tags', 0], explanation: 'x' }] };
  expect(parseErrors([{ message, extensions }])).toEqual([
    { code: 'INVALID_VARIABLE', message, path: ['$m1_input', 'tags', '0'] },
  ]);
});

test('a text in the place of errors is one error without a code', () => {
  expect(parseErrors('Not Found')).toEqual([{ code: '', message: 'Not Found', path: [] }]);
});

test('a cost may be a float, and nothing is charged where the actual cost is null', () => {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 1990.5, restoreRate: 100 };
  const cost = { requestedQueryCost: 10, actualQueryCost: null, throttleStatus };
  expect(parseCost({ cost })).toEqual({ requested: 10, bucket: throttleStatus });
  expect(parseCost({ cost: { ...cost, actualQueryCost: 4 } })).toEqual({
    requested: 10,
    actual: 4,
    bucket: throttleStatus,
  });
});

test.each([undefined, {}, { cost: {} }, { cost: { requestedQueryCost: 1, throttleStatus: {} } }])(
  'what says no bucket says no cost: %j',
  (extensions) => {
    expect(parseCost(extensions)).toBe(undefined);
  },
);
