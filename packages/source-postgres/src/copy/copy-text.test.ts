import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCells, unescapeBytes, unescapeCell } from './copy-text.ts';

const letters: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
  '\\': '\\',
};

/** What Postgres' CopyAttributeOutText makes of a text. */
function copyCell(text: string): string {
  return text.replaceAll(/[\b\f\n\r\t\v\\]/gu, (character) => `\\${letters[character] ?? ''}`);
}

const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('\\', '\t', '\n', '\r', '\b', '\f', '\v', 'N', 'n', 'x'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) }); // prettier-ignore

test('unescaping takes back what COPY escapes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(unescapeCell(copyCell(text))).toBe(text);
    }),
  );
});

test('bytes are unescaped as texts are', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = Buffer.from(`before\t${copyCell(text)}\tafter`);
      const target = new Uint8Array(escaped.length);
      const size = unescapeBytes(escaped, 'before\t'.length, escaped.length - '\tafter'.length, target);
      expect(Buffer.from(target.subarray(0, size)).toString()).toBe(Buffer.from(text).toString());
    }),
  );
});

test('tabs separate cells, escaped tabs do not', () => {
  const texts = ['a\tb', '', 'c\\', '\t'];
  expect(splitCells(texts.map(copyCell).join('\t')).map(unescapeCell)).toEqual(texts);
});
