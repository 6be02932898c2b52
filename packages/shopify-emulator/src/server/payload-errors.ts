/** Whether a field of a payload tells errors: `userErrors`, `mediaUserErrors` and the like. */
export function isErrorField(name: string): boolean {
  return /errors$/i.test(name);
}

/** Whether the payload of a mutation tells of an error. */
export function hasErrors(payload: unknown): boolean {
  return Object.entries(Object(payload)).some(
    ([name, value]) => isErrorField(name) && Array.isArray(value) && value.length > 0,
  );
}
