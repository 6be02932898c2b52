/**
 * MurmurHash3 x86 128 (Austin Appleby, public domain), started from a 128-bit state instead of a 32-bit seed.
 * Fast, not collision-resistant against an adversary: the start state comes from the project's secret key.
 */

const c1 = 0x239b961b;
const c2 = 0xab0e9789;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93;

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function finalMix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function word(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let shift = 0, i = at; shift < 32 && i < end; shift += 8, i += 1) value |= (bytes[i] ?? 0) << shift;
  return value;
}

/** Four 32-bit words: the state before, and after the call the hash. */
export type HashState = Uint32Array;

/**
 * Hashes `bytes[start, end)` beginning from `state` and leaves the hash in it. Chained calls hash a list of parts:
 * each part's length goes into its hash, so that ("ab","c") and ("a","bc") differ.
 */
// oxlint-disable-next-line max-lines-per-function -- one unrolled loop over four words of state, which calls would have to pass around
export function hashBytes(bytes: Uint8Array, start: number, end: number, state: HashState): void {
  let h1 = state[0] ?? 0;
  let h2 = state[1] ?? 0;
  let h3 = state[2] ?? 0;
  let h4 = state[3] ?? 0;
  const length = end - start;
  const blocksEnd = start + (length & ~15);
  let i = start;
  for (; i < blocksEnd; i += 16) {
    let k1 =
      (bytes[i] ?? 0) |
      ((bytes[i + 1] ?? 0) << 8) |
      ((bytes[i + 2] ?? 0) << 16) |
      ((bytes[i + 3] ?? 0) << 24);
    let k2 =
      (bytes[i + 4] ?? 0) |
      ((bytes[i + 5] ?? 0) << 8) |
      ((bytes[i + 6] ?? 0) << 16) |
      ((bytes[i + 7] ?? 0) << 24);
    let k3 =
      (bytes[i + 8] ?? 0) |
      ((bytes[i + 9] ?? 0) << 8) |
      ((bytes[i + 10] ?? 0) << 16) |
      ((bytes[i + 11] ?? 0) << 24);
    let k4 =
      (bytes[i + 12] ?? 0) |
      ((bytes[i + 13] ?? 0) << 8) |
      ((bytes[i + 14] ?? 0) << 16) |
      ((bytes[i + 15] ?? 0) << 24);
    k1 = Math.imul(rotate(Math.imul(k1, c1), 15), c2);
    h1 = (Math.imul((rotate(h1 ^ k1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    k2 = Math.imul(rotate(Math.imul(k2, c2), 16), c3);
    h2 = (Math.imul((rotate(h2 ^ k2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    k3 = Math.imul(rotate(Math.imul(k3, c3), 17), c4);
    h3 = (Math.imul((rotate(h3 ^ k3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    k4 = Math.imul(rotate(Math.imul(k4, c4), 18), c1);
    h4 = (Math.imul((rotate(h4 ^ k4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  if (i < end) {
    h1 ^= Math.imul(rotate(Math.imul(word(bytes, i, end), c1), 15), c2);
    h2 ^= Math.imul(rotate(Math.imul(word(bytes, i + 4, end), c2), 16), c3);
    h3 ^= Math.imul(rotate(Math.imul(word(bytes, i + 8, end), c3), 17), c4);
    h4 ^= Math.imul(rotate(Math.imul(word(bytes, i + 12, end), c4), 18), c1);
  }
  h1 = (h1 ^ length) + ((h2 ^ length) + (h3 ^ length) + (h4 ^ length));
  h2 = (h2 ^ length) + h1;
  h3 = (h3 ^ length) + h1;
  h4 = (h4 ^ length) + h1;
  h1 = finalMix(h1 | 0);
  h2 = finalMix(h2 | 0);
  h3 = finalMix(h3 | 0);
  h4 = finalMix(h4 | 0);
  h1 = (h1 + h2 + h3 + h4) | 0;
  state[0] = h1;
  state[1] = h2 + h1;
  state[2] = h3 + h1;
  state[3] = h4 + h1;
}
