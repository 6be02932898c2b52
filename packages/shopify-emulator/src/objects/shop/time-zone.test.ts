import { expect, test } from 'vitest';
import { timeZoneParts } from './time-zone.ts';

test('knows summer and winter', () => {
  expect(timeZoneParts('America/Toronto', Date.parse('2026-07-01T00:00:00Z'))).toEqual({
    abbreviation: 'EDT',
    offset: '-0400',
    offsetMinutes: -240,
  });
  expect(timeZoneParts('America/Toronto', Date.parse('2026-12-01T00:00:00Z'))).toEqual({
    abbreviation: 'EST',
    offset: '-0500',
    offsetMinutes: -300,
  });
});
