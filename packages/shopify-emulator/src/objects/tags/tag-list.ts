import { oneCopy } from '../metafields/one-copy.ts';

const maxTags = 250;
const maxLength = 255;

/** Tags as Shopify stores them: split at commas, trimmed, each once whatever its case (the first spelling stays), sorted. */
export function normalizeTags(tags: readonly string[]): readonly string[] {
  const byFoldedTag = new Map<string, string>();
  for (const tag of tags.flatMap((entry) => entry.split(',')).map((part) => part.trim())) {
    const folded = tag.toLowerCase();
    if (tag !== '' && !byFoldedTag.has(folded)) byFoldedTag.set(folded, tag);
  }
  return [...byFoldedTag.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => oneCopy(tag));
}

export function tagProblems(tags: readonly string[]): readonly string[] {
  if (tags.some((tag) => tag.length > maxLength))
    return [`Tags is too long (maximum is ${maxLength} characters)`];
  return tags.length > maxTags ? [`Tags cannot be more than ${maxTags}`] : [];
}

export function addTags(present: readonly string[], added: readonly string[]): readonly string[] {
  return normalizeTags([...present, ...added]);
}

export function removeTags(present: readonly string[], removed: readonly string[]): readonly string[] {
  const gone = new Set(normalizeTags(removed).map((tag) => tag.toLowerCase()));
  return present.filter((tag) => !gone.has(tag.toLowerCase()));
}
