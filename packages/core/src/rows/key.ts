import { hashBytes, type HashState } from './hash.ts';

/** Words of a row in `RowBatch.hashes`: three of the key's hash (96 bits), two of the stamp (64 bits). */
export const hashWords = 5;

/** The start states of the two hashes of a row; both come from the project's secret key. */
export interface RowSeeds {
  readonly key: Readonly<HashState>;
  /** Mixed with everything that gives the raw bytes their meaning, so that an edited mapping makes stamps miss. */
  readonly stamp: Readonly<HashState>;
}

/** A key as people write it: the text of a single column; of several, a JSON array of their texts. */
export function keyText(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : JSON.stringify(parts);
}

/** The texts of a key's columns, from the form that `keyText` gives. Undefined when it does not fit the column count. */
export function keyParts(text: string, columns: number): readonly string[] | undefined {
  if (columns === 1) return [text];
  try {
    const parts: unknown = JSON.parse(text);
    const fits =
      Array.isArray(parts) && parts.length === columns && parts.every((part) => typeof part === 'string');
    return fits ? parts : undefined;
  } catch {
    return undefined;
  }
}

const encoder = new TextEncoder();

/** The 96-bit hash of a key, as 12 bytes (three little-endian words): what the ledger is keyed by. */
export function keyHash(parts: readonly string[], seed: Readonly<HashState>): Uint8Array {
  const state = Uint32Array.from(seed);
  for (const part of parts) {
    const bytes = encoder.encode(part);
    hashBytes(bytes, 0, bytes.length, state);
  }
  return keyHashBytes(state[0] ?? 0, state[1] ?? 0, state[2] ?? 0);
}

/** The three words of a key's hash as the 12 bytes that the ledger stores. */
export function keyHashBytes(word0: number, word1: number, word2: number): Uint8Array {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, word0, true);
  view.setUint32(4, word1, true);
  view.setUint32(8, word2, true);
  return bytes;
}
