import { userError, type UserError } from '../user-error.ts';

const maxCharacters = 512;

/** What is wrong with the `alt` of an input; its error stands below `field`, with the code that the mutation has for it. */
export function altProblem(
  alt: string | null | undefined,
  field: readonly string[],
  code: 'ALT_VALUE_LIMIT_EXCEEDED' | 'INVALID',
): UserError | null {
  if ((alt ?? '').length <= maxCharacters) return null;
  const message = `The alt value exceeds the maximum limit of ${maxCharacters} characters.`;
  return userError([...field, 'alt'], message, code);
}
