import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes } from './hash.ts';
import { keyHash, keyHashBytes, keyParts, keyText } from './key.ts';

const seed = Uint32Array.of(11, 22, 33, 44);
const part = fc.string({ unit: 'binary' });
const parts = fc.array(part, { minLength: 1, maxLength: 4 });

describe('keyText', () => {
  it('is the text of a single column, whatever stands in it', () => {
    expect(['42', '', '["a"]'].map((text) => keyText([text]))).toEqual(['42', '', '["a"]']);
  });

  it('is a JSON array of several', () => {
    expect(keyText(['EU', '42', ''])).toBe('["EU","42",""]');
  });

  it('gives its parts back', () => {
    fc.assert(
      fc.property(parts, (key) => {
        expect(keyParts(keyText(key), key.length)).toEqual(key);
      }),
    );
  });

  it('differs where keys of as many columns differ', () => {
    fc.assert(
      fc.property(fc.tuple(part, part), fc.tuple(part, part), (left, right) => {
        const isSame = left[0] === right[0] && left[1] === right[1];
        expect(keyText(left) === keyText(right)).toBe(isSame);
      }),
    );
  });
});

describe('keyParts', () => {
  it.each([
    ['not JSON', 'EU,42'],
    ['too few', '["EU"]'],
    ['too many', '["EU","42","x"]'],
    ['not texts', '["EU",42]'],
    ['not an array', '{"length":2}'],
    ['nothing', ''],
  ])('gives nothing for what does not fit two columns: %s', (_what, text) => {
    expect(keyParts(text, 2)).toBeUndefined();
  });
});

describe('keyHash', () => {
  it('is the first three words of the chained hash of its parts, little-endian', () => {
    const state = Uint32Array.from(seed);
    for (const text of ['EU', 'é']) {
      const bytes = new TextEncoder().encode(text);
      hashBytes(bytes, 0, bytes.length, state);
    }
    const words = [...state.subarray(0, 3)];
    const hash = keyHash(['EU', 'é'], seed);
    const view = new DataView(hash.buffer);
    expect([hash.length, [0, 4, 8].map((at) => view.getUint32(at, true))]).toEqual([12, words]);
  });

  it('leaves its seed as it was, and depends on it', () => {
    const before = [...seed];
    const hash = keyHash(['1'], seed);
    expect([[...seed], keyHash(['1'], seed)]).toEqual([before, hash]);
    expect(keyHash(['1'], Uint32Array.of(11, 22, 33, 45))).not.toEqual(hash);
  });

  it('writes words as bytes', () => {
    expect([...keyHashBytes(0x04030201, 0x08070605, 0xffffffff)]).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 255, 255, 255, 255,
    ]);
  });
});
