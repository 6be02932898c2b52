import { expect, test } from 'vitest';
import { extensionOf, kindOfExtension } from './mime-types.ts';

test('an extension is in small letters, and may be missing', () => {
  expect(extensionOf('red shoe.PNG')).toBe('png');
  expect(extensionOf('shoe')).toBe('');
});

test.each([
  ['png', 'MediaImage'],
  ['mov', 'Video'],
  ['glb', 'GenericFile'],
  ['pdf', 'GenericFile'],
  ['', 'GenericFile'],
])('takes .%s for a %s', (extension, kind) => {
  expect(kindOfExtension(extension)).toBe(kind);
});
