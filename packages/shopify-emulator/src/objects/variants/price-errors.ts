import { amountLimit } from '../money.ts';
import { userError, type UserError } from '../user-error.ts';

/** What stands against a price of a variant. `field` is where it stands. */
export function priceErrors(
  amount: string | number | null | undefined,
  field: readonly string[],
): readonly UserError[] {
  const value = Number(amount ?? 0);
  if (value < 0) return [userError(field, 'must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO')];
  if (value < amountLimit) return [];
  return [userError(field, `must be less than ${amountLimit}`, 'INVALID_INPUT')];
}
