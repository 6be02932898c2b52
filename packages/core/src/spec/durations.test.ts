import { expect, test } from 'vitest';
import { cronFault, isTimezone } from './cron.ts';
import { cronOfEvery, durationMs } from './durations.ts';

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['5m', 300_000],
  ['6h', 21_600_000],
  ['7d', 604_800_000],
])('%s is %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['', '5', 'm', '0m', '-5m', '1.5h', '5 m', '5min', '12345678d'])('%j is no time span', (text) => {
  expect(durationMs(text)).toBeUndefined();
});

test.each([
  ['1m', '* * * * *'],
  ['5m', '*/5 * * * *'],
  ['30m', '*/30 * * * *'],
  ['60m', '0 * * * *'],
  ['2h', '0 */2 * * *'],
  ['24h', '0 0 * * *'],
  ['1d', '0 0 * * *'],
])('every %s is the cron expression %s', (text, cron) => {
  const expression = cronOfEvery(durationMs(text) ?? 0);
  expect(expression).toBe(cron);
  expect(cronFault(expression ?? '')).toBeUndefined();
});

test.each(['500ms', '30s', '7m', '90m', '5h', '2d'])('every %s has no even cron expression', (text) => {
  expect(cronOfEvery(durationMs(text) ?? 0)).toBeUndefined();
});

test.each(['*/15 * * * *', '0 3 * * *', '5,10-20/2 0-6 1 jan-mar MON', '0 0 31 12 7', ' 1  2 3 4 5 '])(
  '%j is a cron expression',
  (expression) => {
    expect(cronFault(expression)).toBeUndefined();
  },
);

test.each([
  ['* * * *', 'has 4 fields, but a cron expression has five (minute hour day month weekday)'],
  ['* * * * * *', 'has 6 fields, but a cron expression has five (minute hour day month weekday)'],
  ['60 * * * *', 'does not have a valid minute: "60"'],
  ['0 24 * * *', 'does not have a valid hour: "24"'],
  ['0 0 0 * *', 'does not have a valid day of the month: "0"'],
  ['0 0 1 13 *', 'does not have a valid month: "13"'],
  ['0 0 * * mo', 'does not have a valid day of the week: "mo"'],
  ['5-1 * * * *', 'does not have a valid minute: "5-1"'],
  ['*/0 * * * *', 'does not have a valid minute: "*/0"'],
  ['1/2/3 * * * *', 'does not have a valid minute: "1/2/3"'],
])('%j: %s', (expression, fault) => {
  expect(cronFault(expression)).toBe(fault);
});

test('knows time zones by their names', () => {
  expect(['UTC', 'Europe/London', 'Europe/Londn', ''].map(isTimezone)).toEqual([true, true, false, false]);
});
