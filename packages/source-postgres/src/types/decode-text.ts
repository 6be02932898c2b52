/** `2026-11-22 23:59:59.5` → `2026-11-22T23:59:59.5`; `infinity` and the suffix ` BC` stay. */
export function timestampText(text: string): string {
  return text.replace(' ', 'T');
}

/** The session's zone is UTC, so the offset is always `+00`. */
export function timestamptzText(text: string): string {
  return timestampText(text).replace('+00', 'Z');
}

/** Bytes in Postgres' hexadecimal form, `\x00ff`. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
}
