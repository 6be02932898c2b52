export interface GlobalId {
  readonly type: string;
  readonly number: number;
}

export function formatGlobalId(type: string, number: number): string {
  return `gid://shopify/${type}/${number}`;
}

/** The parts of `gid://shopify/Type/123`, or null for any other text. What follows a `?` is left out. */
export function parseGlobalId(text: string): GlobalId | null {
  const match = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/(\d{1,15})(?:\?.*)?$/.exec(text);
  if (match === null) return null;
  const [, type, digits] = match;
  return type === undefined ? null : { type, number: Number(digits) };
}

/** The type in a gid, whatever stands behind it; empty for a text that is none. */
export function typeOfGlobalId(text: string): string {
  return /^gid:\/\/shopify\/([A-Za-z0-9]+)\/./.exec(text)?.[1] ?? '';
}

/** The number of a gid of this type; a bare number is taken for one. Null for anything else. */
export function numberOfGlobalId(text: string, type: string): number | null {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const parsed = parseGlobalId(text);
  return parsed?.type === type ? parsed.number : null;
}
