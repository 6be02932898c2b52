import { hashWords, keyHash, keyHashBytes, type RowSeeds } from '@backstock/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { booleanType, columnType } from '../types/column-types.ts';
import { addRow, createArena, maxBatchRows } from './arena.ts';
import { createRowHasher } from './hash-rows.ts';

const seeds: RowSeeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
const text = columnType({ oid: 25, typtype: 'b', typcategory: 'S' });
const timestamptz = columnType({ oid: 1184, typtype: 'b', typcategory: 'D' });

function hashesOf(lines: readonly string[], keys = [text]) {
  const arena = createArena();
  for (const line of lines) addRow(arena, Buffer.from(line));
  const hasher = createRowHasher(keys, seeds, maxBatchRows);
  hasher.hash(arena);
  return lines.map((_, row) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = hasher.hashes.subarray(
      row * hashWords,
      (row + 1) * hashWords,
    );
    return { key: keyHashBytes(a, b, c), stamp: [d, e], nullKey: hasher.nullKeys[row] === 1 };
  });
}

test('the key is hashed as core hashes its texts', () => {
  const lines = ['7\tx', String.raw`tab\ttab\\` + '\tx', 'ünï\tx', '\tx'];
  const texts = ['7', 'tab\ttab\\', 'ünï', ''];
  expect(hashesOf(lines).map(({ key, nullKey }) => ({ key, nullKey }))).toEqual(
    texts.map((part) => ({ key: keyHash([part], seeds.key), nullKey: false })),
  );
});

test('composite keys, and types whose canonical text is another', () => {
  const [seen] = hashesOf(['t\t2026-11-22 10:00:00+00\t7\trest'], [booleanType, timestamptz, text]);
  expect(seen?.key).toEqual(keyHash(['true', '2026-11-22T10:00:00Z', '7'], seeds.key));
});

test('a null in the key is flagged, the text that looks like it is not', () => {
  const lines = [String.raw`\N` + '\tx', String.raw`\\N` + '\tx', String.raw`a` + '\t' + String.raw`\N`];
  expect(hashesOf(lines).map((seen) => seen.nullKey)).toEqual([true, false, false]);
  expect(hashesOf(lines, [text, text]).map((seen) => seen.nullKey)).toEqual([true, false, true]);
});

test('the stamp is of the row alone, wherever it lies in the arena', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', '\t', 'ü', '7'), maxLength: 40 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const together = hashesOf(lines).map((seen) => seen.stamp);
      expect(together).toEqual(lines.map((one) => hashesOf([one])[0]?.stamp));
      expect(new Set(together.map(String)).size).toBe(new Set(lines).size);
    }),
    { numRuns: 50 },
  );
});
