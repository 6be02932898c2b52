import type { ValueKind } from '@backstock/core';
import { expect, test } from 'vitest';
import { cellValue } from './cell-value.ts';

test.each([
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['integer', '-170141183460469231731687303715884105728', -(2n ** 127n)],
  ['float', '1e+22', 1e22],
  ['float', '-0.0', -0],
  ['float', 'nan', Number.NaN],
  ['float', '-inf', Number.NEGATIVE_INFINITY],
  ['decimal', '1.50', '1.50'],
  ['timestamp', '2026-01-01 10:00:00.12', '2026-01-01T10:00:00.12'],
  ['timestamp', '12026-01-01 10:00:00', '12026-01-01T10:00:00'],
  ['timestamp', '0044-03-15 (BC) 10:00:00', '0044-03-15 (BC) 10:00:00'],
  ['timestamp', '-infinity', '-infinity'],
  ['timestamptz', '2026-01-01 10:00:00+00', '2026-01-01T10:00:00Z'],
  ['timestamptz', 'infinity', 'infinity'],
  ['binary', '/w==', Uint8Array.of(255)],
  ['text', '\uFEFFmark', '\uFEFFmark'],
] as const satisfies readonly (readonly [ValueKind, string, unknown])[])(
  'a cell of kind %s with %s is %o',
  (kind, cell, value) => {
    expect(cellValue(kind, Buffer.from(cell))).toEqual(value);
  },
);
