import { expect, test } from 'vitest';
import { durationInWords } from './duration-in-words.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2023, 2, 1) / 1000;

test.each([
  [29, 'less than a minute'],
  [minute, '1 minute'],
  [44 * minute, '44 minutes'],
  [45 * minute, 'about 1 hour'],
  [90 * minute, 'about 2 hours'],
  [23 * hour, 'about 23 hours'],
  [24 * hour, '1 day'],
  [42 * hour, '2 days'],
  [29 * day, '29 days'],
  [30 * day, 'about 1 month'],
  [59 * day, 'about 2 months'],
  [60 * day, '2 months'],
  [364 * day, '12 months'],
  [366 * day, 'about 1 year'],
  [500 * day, 'over 1 year'],
  [700 * day, 'almost 2 years'],
  [731 * day, 'about 2 years'],
])('%i seconds are %s', (seconds, words) => {
  expect(durationInWords(start, start + seconds)).toBe(words);
});
