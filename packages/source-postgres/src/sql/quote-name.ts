/** A name as a quoted identifier, exactly as it is. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
