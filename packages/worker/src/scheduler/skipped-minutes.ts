const minuteMs = 60_000;

/** After a longer pause (the machine slept) what was skipped before it is no longer caught up. */
const longestPauseMs = 180 * minuteMs;

/**
 * The minutes that the clocks of a time zone skipped between two moments, as they would have stood on the wall, told as if
 * they were UTC: from 01:59 to 03:00 in the spring these are 02:00 to 02:59. Pure.
 */
export function skippedMinutes(timezone: string, fromMs: number, toMs: number): readonly Date[] {
  const skipped: Date[] = [];
  const start = Math.max(wholeMinute(fromMs), wholeMinute(toMs) - longestPauseMs);
  let last = wallClock(timezone, start);
  for (let at = start + minuteMs; at <= toMs; at += minuteMs) {
    const wall = wallClock(timezone, at);
    for (let missing = last + minuteMs; missing < wall; missing += minuteMs) skipped.push(new Date(missing));
    last = wall;
  }
  return skipped;
}

function wholeMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts });
  formats.set(timeZone, format);
  return format;
}

/** What the wall shows at a moment, as if it were UTC. */
function wallClock(timezone: string, ms: number): number {
  const parts = new Map(
    formatOf(timezone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}
