/** Names to pick from; at least one. */
export type Names = readonly [string, ...string[]];

/** The names of a text, which stand between commas. */
export function listOf(text: string): Names {
  const [first = '', ...others] = text.split(',').map((name) => name.trim());
  return [first, ...others];
}
