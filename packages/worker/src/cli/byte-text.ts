const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `812 B`, `1.4 MB`. Pure. */
export function byteText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  for (; size >= 1000 && unit < units.length - 1; unit += 1) size /= 1000;
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
