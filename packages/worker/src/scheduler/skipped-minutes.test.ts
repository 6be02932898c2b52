import { expect, test } from 'vitest';
import { skippedMinutes } from './skipped-minutes.ts';

const minute = 60_000;

function hours(dates: readonly Date[]): readonly string[] {
  const texts = dates.map((date) => date.toISOString().slice(0, 16));
  return texts.length === 0 ? [] : [texts[0] ?? '', texts.at(-1) ?? '', String(texts.length)];
}

test('in the spring an hour is skipped', () => {
  const change = Date.UTC(2026, 2, 29, 1, 0);
  expect(hours(skippedMinutes('Europe/Berlin', change - minute, change))).toEqual([
    '2026-03-29T02:00',
    '2026-03-29T02:59',
    '60',
  ]);
});

test('half an hour is skipped where summer time is half an hour', () => {
  const change = Date.UTC(2026, 9, 3, 15, 30);
  expect(hours(skippedMinutes('Australia/Lord_Howe', change - minute, change))).toEqual([
    '2026-10-04T02:00',
    '2026-10-04T02:29',
    '30',
  ]);
});

test('on other days, in the autumn and in UTC nothing is skipped', () => {
  const autumn = Date.UTC(2026, 9, 25, 1, 0);
  expect(skippedMinutes('Europe/Berlin', autumn - minute, autumn)).toEqual([]);
  expect(skippedMinutes('UTC', autumn - minute, autumn)).toEqual([]);
  expect(skippedMinutes('Europe/Berlin', Date.UTC(2026, 5, 1), Date.UTC(2026, 5, 1, 2))).toEqual([]);
});

test('a gap that a short pause spans is found, one before a long pause is not', () => {
  const change = Date.UTC(2026, 2, 29, 1, 0);
  expect(skippedMinutes('Europe/Berlin', change - 5 * minute, change + 20 * minute)).toHaveLength(60);
  expect(skippedMinutes('Europe/Berlin', change - 5 * minute, change + 300 * minute)).toEqual([]);
});
