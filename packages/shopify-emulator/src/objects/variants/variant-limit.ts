import { userError, type UserError } from '../user-error.ts';

/** So many variants a product may have. */
export const maxVariants = 2048;

export function variantCountErrors(count: number, field: readonly string[]): readonly UserError[] {
  if (count <= maxVariants) return [];
  return [userError(field, 'Exceeded maximum number of variants allowed', 'INVALID_INPUT')];
}
