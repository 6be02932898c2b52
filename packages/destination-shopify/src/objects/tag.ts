/**
 * Tags as the store keeps them: parted at commas, without white space around, none empty, and one of those that differ in
 * case only (the first). Pure.
 */
export function storeTags(tags: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.flatMap((text) => text.split(','))) {
    const trimmed = tag.trim();
    const identity = tagIdentity(trimmed);
    if (trimmed !== '' && !kept.has(identity)) kept.set(identity, trimmed);
  }
  return [...kept.values()];
}

/** Two tags with one identity are one tag to the store. */
export function tagIdentity(tag: string): string {
  return tag.trim().toLowerCase();
}
