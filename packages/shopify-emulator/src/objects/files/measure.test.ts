import { expect, test } from 'vitest';
import { measure } from './measure.ts';

/** Bytes from text and numbers; a number is one byte. */
function bytes(...parts: readonly (string | number | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part, 'latin1');
      return Buffer.from(typeof part === 'number' ? [part] : part);
    }),
  );
}

const zeros = (count: number): readonly number[] => Array.from({ length: count }, () => 0);

test('reads the pixels of a PNG', () => {
  const png = bytes('\u0089PNG\r\n\u001a\n', zeros(3), 13, 'IHDR', [0, 0, 2, 128], [0, 0, 1, 224]);
  expect(measure('MediaImage', png)).toEqual({
    size: 24,
    width: 640,
    height: 480,
    durationMs: undefined,
  });
});

test('reads the pixels of a GIF', () => {
  expect(measure('MediaImage', bytes('GIF89a', [32, 0], [16, 0], 0))).toMatchObject({
    width: 32,
    height: 16,
  });
});

test('reads the pixels of a JPEG past its other segments', () => {
  const jpeg = bytes(
    [0xff, 0xd8],
    [0xff, 0xe0, 0, 4, 1, 1],
    [0xff, 0xc0, 0, 17, 8],
    [0, 200],
    [1, 44],
    zeros(9),
  );
  expect(measure('MediaImage', jpeg)).toMatchObject({ width: 300, height: 200 });
});

test('reads the pixels of a WebP', () => {
  const webp = bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [99, 0, 0], [49, 0, 0]);
  expect(measure('MediaImage', webp)).toMatchObject({ width: 100, height: 50 });
});

test('reads the pixels and the length of an MP4', () => {
  const movie = bytes('mvhd', zeros(12), [0, 0, 3, 232], [0, 0, 9, 196]);
  const sound = bytes('tkhd', zeros(84));
  const picture = bytes('tkhd', zeros(76), [7, 128, 0, 0], [4, 56, 0, 0]);
  expect(measure('Video', Buffer.concat([movie, sound, picture]))).toMatchObject({
    width: 1920,
    height: 1080,
    durationMs: 2_500,
  });
});

test.each([
  ['MediaImage', 'UNSUPPORTED_IMAGE_FILE_TYPE'],
  ['Video', 'VIDEO_METADATA_READ_ERROR'],
  ['Model3d', 'MODEL3D_VALIDATION_ERROR'],
] as const)('a %s of other bytes ends with %s', (kind, failure) => {
  expect(measure(kind, Buffer.from('plain words'))).toBe(failure);
});

test('takes any bytes for a file, and a binary glTF for a model', () => {
  expect(measure('GenericFile', Buffer.from('a,b'))).toMatchObject({ size: 3 });
  expect(measure('Model3d', Buffer.from('glTF....'))).toMatchObject({ size: 8 });
});
