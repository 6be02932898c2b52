import { expect, test } from 'vitest';
import { originAt } from './http-request.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4010'],
  ['localhost', 'http://localhost:4010'],
  ['::1', 'http://[::1]:4010'],
])('a server at %s is reached at %s', (host, origin) => {
  expect(originAt(host, 4010)).toBe(origin);
});
