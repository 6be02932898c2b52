import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes } from './hash.ts';

const encoder = new TextEncoder();

/** The reference's hash: what ours is when all four words of the state are the 32-bit seed. */
function murmur(bytes: Uint8Array, seed = 0): string {
  const state = new Uint32Array(4).fill(seed);
  hashBytes(bytes, 0, bytes.length, state);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function chained(parts: readonly string[]): string {
  const state = Uint32Array.of(1, 2, 3, 4);
  for (const part of parts) {
    const bytes = encoder.encode(part);
    hashBytes(bytes, 0, bytes.length, state);
  }
  return state.join(' ');
}

/**
 * SMHasher's verification value: the keys `[0 … i-1]` for i < 256 under the seeds 256 - i, and the hash of all those hashes.
 * It covers every length of the tail and every byte.
 */
function verificationValue(): number {
  const bytes = Uint8Array.from({ length: 256 }, (_none, index) => index);
  const hashes = new Uint32Array(256 * 4);
  for (let length = 0; length < 256; length += 1) {
    const state = new Uint32Array(4).fill(256 - length);
    hashBytes(bytes, 0, length, state);
    hashes.set(state, length * 4);
  }
  const state = new Uint32Array(4);
  hashBytes(new Uint8Array(hashes.buffer), 0, hashes.byteLength, state);
  return state[0] ?? 0;
}

describe('a state of one seed in all words gives MurmurHash3_x86_128', () => {
  // https://github.com/aappleby/smhasher: main.cpp, "MurmurHash3 for x86, 128-bit".
  it('with its verification value in SMHasher', () => {
    expect(verificationValue().toString(16)).toBe('b3ece62a');
  });

  // https://github.com/karanlyons/murmurHash3.js: README.
  it('of a sentence', () => {
    const text = "I will not buy this tobacconist's, it is scratched.";
    expect(murmur(encoder.encode(text))).toBe('9b5b7ba2ef3f7866889adeaf00f3f98e');
  });

  it('of nothing', () => {
    expect([murmur(new Uint8Array()), murmur(new Uint8Array(), 1)]).toEqual([
      '00000000000000000000000000000000',
      '88c4adec54d201b954d201b954d201b9',
    ]);
  });
});

describe('hashBytes', () => {
  it('hashes a part of a buffer as if it stood alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 20 }), (part, around) => {
        const buffer = Uint8Array.from([...around, ...part, ...around]);
        const inside = Uint32Array.of(9, 8, 7, 6);
        const alone = Uint32Array.of(9, 8, 7, 6);
        hashBytes(buffer, around.length, around.length + part.length, inside);
        hashBytes(part, 0, part.length, alone);
        expect(inside).toEqual(alone);
      }),
    );
  });

  it('starts from every word of the state', () => {
    const states = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ].map((words) => {
      const state = Uint32Array.from(words);
      hashBytes(encoder.encode('abc'), 0, 3, state);
      return state.join(' ');
    });
    expect(new Set(states).size).toBe(4);
  });

  it('tells parts apart that are one text together', () => {
    const splits = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['a', 'b', 'c']];
    expect(new Set(splits.map(chained)).size).toBe(splits.length);
  });
});
