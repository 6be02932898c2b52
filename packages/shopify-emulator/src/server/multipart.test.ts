import { expect, test } from 'vitest';
import { readMultipart } from './multipart.ts';

const lines = (...texts: string[]): Buffer => Buffer.from(texts.join('\r\n'));
const type = 'multipart/form-data; boundary=xyz';

test('reads the parts in their order, with the bytes as they are', () => {
  const body = lines(
    '--xyz',
    'Content-Disposition: form-data; name="key"',
    '',
    'a/b',
    '--xyz',
    'Content-Disposition: form-data; name="file"; filename="name=1.jsonl"',
    'Content-Type: text/jsonl',
    '',
    '{"a":1}',
    '',
    '--xyz--',
    '',
  );
  expect(readMultipart(body, type)?.map(({ name, content }) => [name, content.toString()])).toEqual([
    ['key', 'a/b'],
    ['file', '{"a":1}\r\n'],
  ]);
});

test.each([
  ['no form', Buffer.from('{}'), 'application/json'],
  ['no boundary', Buffer.from('--xyz--'), 'multipart/form-data'],
  ['no end', lines('--xyz', 'Content-Disposition: form-data; name="key"', '', 'a'), type],
  ['no name', lines('--xyz', 'Content-Disposition: form-data', '', 'a', '--xyz--'), type],
])('%s is null', (_, body, contentType) => {
  expect(readMultipart(body, contentType)).toBeNull();
});
