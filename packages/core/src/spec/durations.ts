const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const pattern = /^([1-9]\d{0,5})(ms|[smhd])$/;

/** `500ms`, `5m`, `6h`, `7d` in milliseconds; undefined if it is no duration. */
export function durationMs(text: string): number | undefined {
  const [, count, unit] = pattern.exec(text) ?? [];
  const unitMs = units[unit ?? ''];
  return unitMs === undefined ? undefined : Number(count) * unitMs;
}

/** The cron expression of `every: 5m`. Undefined where the spans would not be equal: cron starts anew each hour and day. */
export function cronOfEvery(ms: number): string | undefined {
  const minutes = ms / 60_000;
  if (!Number.isInteger(minutes)) return undefined;
  if (minutes === 1) return '* * * * *';
  if (minutes < 60) return 60 % minutes === 0 ? `*/${minutes} * * * *` : undefined;
  const hours = minutes / 60;
  if (hours === 1) return '0 * * * *';
  if (hours === 24) return '0 0 * * *';
  return Number.isInteger(hours) && hours < 24 && 24 % hours === 0 ? `0 */${hours} * * *` : undefined;
}
