/** A text that an input lays over what was there: left out it stays, null and the empty text clear it. Pure. */
export function givenText(given: string | null | undefined, before: string | undefined): string | undefined {
  if (given === undefined) return before;
  return given === null || given === '' ? undefined : given;
}

/** The same where a text of nothing but blanks clears too. Pure. */
export function givenWords(given: string | null | undefined, before: string | undefined): string | undefined {
  return givenText(given?.trim() === '' ? null : given, before);
}
