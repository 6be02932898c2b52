/** An entry of `userErrors`. `code` only shows where the payload's error type has one. */
export interface UserError {
  readonly __typename?: string;
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: string | null;
}

export function userError(
  field: readonly string[] | null,
  message: string,
  code: string | null = null,
): UserError {
  return { field, message, code };
}
