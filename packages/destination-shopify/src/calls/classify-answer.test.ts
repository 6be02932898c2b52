import { BackstockError } from '@backstock/core';
import { expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { CallFault } from './call-fault.ts';
import { classifyAnswer } from './classify-answer.ts';
import { classifyNetwork } from './classify-network.ts';
import { classifyStatus } from './classify-status.ts';

const shop = 'example.myshopify.com';
const cost = {
  requested: 10,
  bucket: { maximumAvailable: 2000, currentlyAvailable: 4, restoreRate: 100 },
};

function told(found: unknown): unknown {
  if (found instanceof CallFault)
    return { fault: found.kind, code: found.final.code, after: found.retryAfterMs };
  return found instanceof BackstockError ? { code: found.code, retryable: found.retryable } : found;
}

function answer(code: string, path: readonly string[], data: Answer['data'] = null): Answer {
  return { data, errors: [{ code, message: 'told', path }] };
}

test.each([
  ['data without errors', { data: { m0: {} }, errors: [] }, undefined],
  ['an error beside data', answer('ACCESS_DENIED', ['m0', 'customer'], { m0: {} }), undefined],
  ['a value that is refused', answer('INVALID_VARIABLE', ['$input']), undefined],
  ['a list that is too long', answer('MAX_INPUT_SIZE_EXCEEDED', ['m0', 'tags']), undefined],
  ['one part that is not found', answer('NOT_FOUND', ['c0'], { c0: null }), undefined],
  ['no room, with the cost', { ...answer('THROTTLED', []), cost }, { fault: 'throttled', code: 'STORE.UNAVAILABLE', after: 60 }],
  ['no room, without the cost', answer('THROTTLED', []), { fault: 'throttled', code: 'STORE.UNAVAILABLE', after: 1000 }],
  ['a fault inside the store', answer('INTERNAL_SERVER_ERROR', []), { fault: 'lost', code: 'STORE.UNAVAILABLE', after: undefined }],
  ['neither data nor errors', { data: null, errors: [] }, { fault: 'lost', code: 'STORE.UNAVAILABLE', after: undefined }],
  ['no access at all', answer('ACCESS_DENIED', ['m0'], { m0: null }), { code: 'STORE.SCOPE_MISSING', retryable: false }],
  ['a closed shop', answer('SHOP_INACTIVE', []), { code: 'STORE.UNAVAILABLE', retryable: false }],
  ['a document over the limit', answer('MAX_COST_EXCEEDED', []), { code: 'STORE.REQUEST_REJECTED', retryable: false }],
  ['an unknown field', answer('undefinedField', ['query Shop', 'x']), { code: 'STORE.REQUEST_REJECTED', retryable: false }],
] as const)('%s', (_, found, expected) => {
  expect(told(classifyAnswer(found, shop))).toEqual(expected);
}); // prettier-ignore

test('missing scopes are told by name', () => {
  const message = 'Access denied for customers field. Required access: `read_customers` access scope.';
  const found = classifyAnswer(
    { data: null, errors: [{ code: 'ACCESS_DENIED', message, path: ['customers'] }] },
    shop,
  );
  expect(found instanceof BackstockError ? found.why : found).toBe('It needs read_customers.');
});

test.each([
  [401, { code: 'STORE.AUTHENTICATION', retryable: false }],
  [402, { code: 'STORE.UNAVAILABLE', retryable: false }],
  [403, { code: 'STORE.AUTHENTICATION', retryable: false }],
  [404, { code: 'STORE.NOT_FOUND', retryable: false }],
  [302, { code: 'STORE.NOT_FOUND', retryable: false }],
  [423, { code: 'STORE.UNAVAILABLE', retryable: false }],
  [430, { code: 'STORE.UNAVAILABLE', retryable: false }],
  [400, { code: 'STORE.REQUEST_REJECTED', retryable: false }],
  [500, { fault: 'lost', code: 'STORE.UNAVAILABLE', after: undefined }],
  [503, { fault: 'lost', code: 'STORE.UNAVAILABLE', after: undefined }],
] as const)('HTTP %i', (status, expected) => {
  expect(told(classifyStatus(status, null, shop))).toEqual(expected);
});

test.each([
  ['4.0', 4000],
  [null, 1000],
  ['soon', 1000],
])('HTTP 429 with Retry-After %s', (header, after) => {
  expect(told(classifyStatus(429, header, shop))).toEqual({
    fault: 'throttled',
    code: 'STORE.UNAVAILABLE',
    after,
  });
});

test.each([
  ['ECONNREFUSED', 'unsent'],
  ['ENOTFOUND', 'unsent'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'unsent'],
  ['ECONNRESET', 'lost'],
  ['UND_ERR_SOCKET', 'lost'],
] as const)('a connection that fails with %s is %s', (code, kind) => {
  const error = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
  expect(classifyNetwork(error, shop)).toMatchObject({
    kind,
    message: `${shop} could not be reached (${code})`,
  });
});

test('a timeout is lost', () => {
  const fault = classifyNetwork(new DOMException('took too long', 'TimeoutError'), shop);
  expect([fault.kind, fault.message]).toEqual(['lost', `${shop} could not be reached (TimeoutError)`]);
});
