const maxTexts = 100_000;

const texts = new Map<string, string>();

/**
 * The same text, but one copy of it in the whole process: for texts that repeat from thing to thing (tags, namespaces, types),
 * which would otherwise be kept a million times. Beyond a bound new texts are left as they are.
 */
export function oneCopy(text: string): string {
  const present = texts.get(text);
  if (present !== undefined) return present;
  if (texts.size < maxTexts) texts.set(text, text);
  return text;
}
