import { expect, test } from 'vitest';
import { createSearchLag } from './search-lag.ts';

test('a thing shows as it was until the lag is over', () => {
  const time = { now: 0, lag: 10 };
  const lag = createSearchLag<string>({ now: () => time.now, lagMs: () => time.lag });
  lag.note(1, 'old');
  expect(lag.known(1, 'new')).toBe('old');
  time.now = 10;
  expect(lag.known(1, 'new')).toBe('new');
});

test('without a lag nothing is held back, even when the clock was set back', () => {
  const time = { now: 1_000, lag: 10 };
  const lag = createSearchLag<string>({ now: () => time.now, lagMs: () => time.lag });
  lag.note(1, 'old');
  time.now = 0;
  time.lag = 0;
  expect(lag.known(1, 'new')).toBe('new');
});
