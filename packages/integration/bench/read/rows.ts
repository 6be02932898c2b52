/** A number of rows as people write it: `100k`, `1M`, `250000`. */
export function parseRows(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(text);
  const factors: Readonly<Record<string, number>> = { '': 1, k: 1000, M: 1_000_000 };
  if (match === null) throw new Error(`--rows ${text}: write a number such as 100k or 1M`);
  return Math.round(Number(match[1]) * (factors[match[2] ?? ''] ?? 1));
}
