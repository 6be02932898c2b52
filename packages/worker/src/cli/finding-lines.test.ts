import { expect, test } from 'vitest';
import { findingLines } from './finding-lines.ts';

test('findings stand under each other, and long ones are wrapped', () => {
  const findings = [
    { part: 'format', verdict: 'ok', found: 'format 1, the newest' },
    {
      part: 'shared texts',
      verdict: 'damaged',
      found: '2 rows of entries whose store_prefix is not among texts',
    },
  ] as const;
  expect(findingLines(findings, 50)).toEqual([
    '  format        ok       format 1, the newest',
    '  shared texts  damaged  2 rows of entries whose',
    '                         store_prefix is not among',
    '                         texts',
  ]);
});

test('a word longer than the line stands alone', () => {
  const found = `no ${'x'.repeat(40)} here`;
  expect(findingLines([{ part: 'file', verdict: 'note', found }], 40)).toEqual([
    '  file  note     no',
    `                 ${'x'.repeat(40)}`,
    '                 here',
  ]);
});
