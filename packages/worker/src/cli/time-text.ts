/** `2026-11-22 15:03:10Z`. */
export function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** When something is tried again, from an attempt's next time. */
export function nextTryText(nextAtMs: number | undefined): string {
  if (nextAtMs === undefined) return 'when the row or its mapping changes';
  return nextAtMs === 0 ? 'in the next run' : timeText(nextAtMs);
}
