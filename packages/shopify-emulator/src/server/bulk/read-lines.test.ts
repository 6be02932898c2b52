import { expect, test } from 'vitest';
import { readLines } from './read-lines.ts';

const linesOf = (...chunks: readonly string[]): readonly (readonly [number, string])[] =>
  [...readLines(chunks.map((chunk) => Buffer.from(chunk)))].map(({ number, text }) => [number, text]);

test('numbers lines from 0, and counts the blank ones that it leaves out', () => {
  expect(linesOf('a\n\n \r\nb\r\n')).toEqual([
    [0, 'a'],
    [3, 'b'],
  ]);
});

test('joins a line that goes over chunks', () => {
  expect(linesOf('{"a"', ':1}', '\n{"b":', '2}\n{}')).toEqual([
    [0, '{"a":1}'],
    [1, '{"b":2}'],
    [2, '{}'],
  ]);
});

test('leaves out a byte order mark', () => {
  expect(linesOf('\uFEFF{}')).toEqual([[0, '{}']]);
});

test('has no lines in nothing', () => {
  expect([linesOf(), linesOf(''), linesOf('\n\n')]).toEqual([[], [], []]);
});
