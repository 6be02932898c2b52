import { expect, test } from 'vitest';
import { parseDateTime } from './date-time.ts';

test.each([
  ['2026-05-04', '2026-05-04T00:00:00.000Z'],
  ['2026-05-04T10:00Z', '2026-05-04T10:00:00.000Z'],
  ['2026-05-04 10:00:01 UTC', '2026-05-04T10:00:01.000Z'],
  ['2026-05-04T10:00:01', '2026-05-04T10:00:01.000Z'],
  ['2026-05-04T10:00:01.5+02:00', '2026-05-04T08:00:01.500Z'],
  ['2026-05-04t10:00:01,25-0330', '2026-05-04T13:30:01.250Z'],
])('%s is %s', (text, moment) => {
  expect(new Date(parseDateTime(text) ?? 0).toISOString()).toBe(moment);
});

test.each(['', '2026', 'May 4 2026', '2026-13-04', '2026-05-04T25:00Z', '2026-05-04T10:00 CET'])(
  '%j is none',
  (text) => {
    expect(parseDateTime(text)).toBeNull();
  },
);
