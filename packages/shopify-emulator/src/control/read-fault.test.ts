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

test.each([
  [{}, 'kind must be throttle, status, cut, internal-error, delay or refuse'],
  [{ kind: 'cut', when: 'during' }, 'when must be before or after'],
  [{ kind: 'throttle', times: 'often' }, 'times must be a number'],
])('refuses the fault %j', (body, message) => {
  expect(() => readFault(body)).toThrow(message);
});
