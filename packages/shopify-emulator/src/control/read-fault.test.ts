import { expect, test } from 'vitest';
import { readFault } from './read-fault.ts';

test('reads each kind of fault', () => {
  expect(readFault({ kind: 'throttle', field: 'shop', times: 3 })).toEqual({
    kind: 'throttle',
    field: 'shop',
    times: 3,
  });
  expect(readFault({ kind: 'status', status: 502, when: 'after', retryAfterSeconds: 4 })).toEqual({
    kind: 'status',
    status: 502,
    when: 'after',
    retryAfterSeconds: 4,
  });
  expect(readFault({ kind: 'cut' })).toEqual({ kind: 'cut', when: 'before' });
  expect(readFault({ kind: 'delay', delayMs: 5, value: 7 })).toEqual({ kind: 'delay', delayMs: 5, value: 7 });
  expect(readFault({ kind: 'refuse', message: 'No', errorField: ['input'], item: 2, nth: 1 })).toEqual({
    kind: 'refuse',
    message: 'No',
    errorField: ['input'],
    item: 2,
    nth: 1,
  });
});

test('reads the kinds that need more', () => {
  expect(readFault({ kind: 'throttle', forMs: 30_000, every: 2 })).toEqual({
    kind: 'throttle',
    forMs: 30_000,
    every: 2,
  });
  expect(readFault({ kind: 'hang', landsAfterMs: 5 })).toEqual({ kind: 'hang', landsAfterMs: 5 });
  expect(readFault({ kind: 'revoke', when: 'after', nth: 3 })).toEqual({
    kind: 'revoke',
    when: 'after',
    nth: 3,
  });
  expect(readFault({ kind: 'write', query: 'mutation { a }', variables: { b: 1 } })).toEqual({
    kind: 'write',
    when: 'before',
    query: 'mutation { a }',
    variables: { b: 1 },
  });
  expect(readFault({ kind: 'variant-limit', limit: 10 })).toEqual({ kind: 'variant-limit', limit: 10 });
  expect(readFault({ kind: 'refuse', message: 'No', item: 'counted' })).toEqual({
    kind: 'refuse',
    message: 'No',
    item: 'counted',
  });
});

test.each([
  [
    {},
    'kind must be throttle, status, cut, internal-error, delay, hang, revoke, write, variant-limit or refuse',
  ],
  [{ kind: 'cut', when: 'soon' }, 'when must be before, after or during'],
  [{ kind: 'status', when: 'during' }, 'when must be before or after'],
  [{ kind: 'hang', landsAfterMs: -5 }, 'landsAfterMs must be a whole number, not below 0'],
  [{ kind: 'status', status: 42 }, 'status must be a status of HTTP from 300 to 599'],
  [{ kind: 'status', retryAfterSeconds: -1 }, 'retryAfterSeconds must not be below 0'],
  [{ kind: 'delay' }, 'delayMs must be a whole number, not below 0'],
  [{ kind: 'variant-limit' }, 'limit must be a whole number, not below 0'],
  [{ kind: 'throttle', nth: 0 }, 'nth must be a whole number, not below 1'],
  [{ kind: 'throttle', every: 0 }, 'every must be a whole number, not below 1'],
  [{ kind: 'throttle', value: true }, 'value must be a text or a number'],
  [
    { kind: 'throttle', fields: 'shop' },
    '"fields" is not known here; there are kind, field, value, nth, times, every, forMs',
  ],
  [{ kind: 'throttle', status: 503 }, '"status" is not known here'],
  [{ kind: 'write', query: '' }, 'query must not be empty'],
  [{ kind: 'write' }, 'query must be a text'],
  [{ kind: 'write', query: 'q', variables: [] }, 'variables must be a JSON object'],
  [{ kind: 'refuse', item: 'last' }, 'item must be with-value or counted'],
  [{ kind: 'throttle', times: 'often' }, 'times must be a number'],
])('refuses the fault %j', (body, message) => {
  expect(() => readFault(body)).toThrow(message);
});
