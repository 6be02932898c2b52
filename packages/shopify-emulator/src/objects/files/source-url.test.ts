import { expect, test } from 'vitest';
import { filenameOfUrl, isUnreachable, parseSource, sizeInUrl } from './source-url.ts';

test.each(['nonsense', '', 'ftp://files.example.com/a.png', '/relative.png', 'data:image/png;base64,AA=='])(
  'takes %j for no source',
  (text) => {
    expect(parseSource(text)).toBeNull();
  },
);

test('names a file after the last part of its path', () => {
  expect(filenameOfUrl(new URL('https://img.example.com/a/red%20shoe.PNG?v=2'))).toBe('red shoe.PNG');
  expect(filenameOfUrl(new URL('https://img.example.com/100%'))).toBe('100%');
});

test.each([
  ['https://nowhere.invalid/a.png', true],
  ['http://localhost/a.png', true],
  ['http://192.168.1.9/a.png', true],
  ['http://172.20.0.1/a.png', true],
  ['http://[::1]/a.png', true],
  ['http://intranet/a.png', true],
  ['https://img.example.com/a.png', false],
  ['http://172.40.0.1/a.png', false],
])('whether %s cannot be reached: %j', (url, unreachable) => {
  expect(isUnreachable(new URL(url))).toBe(unreachable);
});

test('reads a size out of the path', () => {
  expect(sizeInUrl(new URL('https://img.example.com/320x200/red.png'))).toEqual({ width: 320, height: 200 });
  expect(sizeInUrl(new URL('https://img.example.com/shoe-320x200y.png'))).toBeUndefined();
});
