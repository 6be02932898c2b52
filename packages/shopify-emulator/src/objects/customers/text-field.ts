/** Names: trimmed, and none when blank. */
export function normalizeName(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function lengthProblems(label: string, text: string | undefined, maximum: number): readonly string[] {
  return (text?.length ?? 0) > maximum ? [`${label} is too long (maximum is ${maximum} characters)`] : [];
}
