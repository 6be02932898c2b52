import { schemaVersion } from '../schema/published-schema.ts';

/** What Shopify still serves while the schema's version is the newest. All are answered by the one schema that is here. */
export const supportedVersions: readonly string[] = ['2026-01', '2026-04', '2026-07', schemaVersion];

/** The version that serves a call: an inaccessible one falls forward to the oldest supported. Null for what is no version. */
export function servedVersion(supported: readonly string[], asked: string): string | null {
  if (asked === 'unstable') return asked;
  if (!isVersion(asked)) return null;
  return supported.includes(asked) ? asked : (supported[0] ?? schemaVersion);
}

export function isVersion(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text);
}
