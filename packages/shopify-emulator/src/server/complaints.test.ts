import { expect, test } from 'vitest';
import { complaintsOf } from './complaints.ts';

test('a call that went well has none', () => {
  expect(complaintsOf({ status: 200, kind: 'ok', body: { data: { shop: { name: 'A' } } } })).toEqual([]);
});

test('errors come first, then the user errors with their places', () => {
  const body = {
    errors: [{ message: 'Access denied' }],
    data: {
      a: null,
      b: { userErrors: [{ field: ['input', 'email'], message: 'Email is invalid' }, { message: 'No' }] },
      c: { mediaUserErrors: [{ code: 'INVALID' }] },
    },
  };
  expect(complaintsOf({ status: 200, kind: 'errors', body })).toEqual([
    'Access denied',
    'input.email: Email is invalid',
    'No',
    '{"code":"INVALID"}',
  ]);
});

test('a failure of HTTP tells a text, or texts by their place', () => {
  expect(complaintsOf({ status: 503, kind: 'fault', body: { errors: 'Service Unavailable' } })).toEqual([
    'Service Unavailable',
  ]);
  expect(complaintsOf({ status: 400, kind: 'malformed', body: { errors: { query: 'Missing' } } })).toEqual([
    '{"query":"Missing"}',
  ]);
});

test('only the first few, and of long ones only the beginning', () => {
  const errors = Array.from({ length: 9 }, () => ({ message: 'x'.repeat(2_000) }));
  const complaints = complaintsOf({ status: 200, kind: 'errors', body: { errors } });
  expect(complaints.map((complaint) => complaint.length)).toEqual([500, 500, 500, 500, 500]);
});
