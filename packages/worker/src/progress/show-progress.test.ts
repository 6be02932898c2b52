import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showProgress } from './show-progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function shownFor(ms: number, live: boolean): readonly string[] {
  const written: string[] = [];
  {
    using progress = showProgress('customers', { live, columns: 30, write: (text) => written.push(text) });
    progress.onEvent({ type: 'read-ended', rows: 10, changes: 3, removed: 0 });
    vi.advanceTimersByTime(ms);
  }
  vi.advanceTimersByTime(60_000);
  return written;
}

test('on a terminal one line renews itself, fits the width, and is gone at the end', () => {
  const line = '\r\u001b[2Kcustomers · 0 of 3 changes · ';
  expect(shownFor(250, true)).toEqual([line, line, '\r\u001b[2K']);
});

test('elsewhere there is a line every few seconds, and none for a short run', () => {
  expect(shownFor(2900, false)).toEqual([]);
  expect(shownFor(6100, false)).toEqual([
    'customers · 0 of 3 changes · 0 calls, 0 points · 3 s\n',
    'customers · 0 of 3 changes · 0 calls, 0 points · 6 s\n',
  ]);
});
