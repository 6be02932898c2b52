import { userError, type UserError } from '../user-error.ts';

/** Prices stay below it. */
const priceLimit = 10n ** 18n;

/** An amount as the API shows it: two decimals. */
export function formatPrice(amount: string | number): string {
  const text = String(amount).trim();
  // As a number a long amount would lose digits.
  const [, whole = '', cents = ''] = /^0*(\d+)(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
  return whole === '' ? Number(text).toFixed(2) : `${whole}.${cents.padEnd(2, '0')}`;
}

/** What stands against a price of a variant. `field` is where it stands. */
export function priceErrors(
  amount: string | number | null | undefined,
  field: readonly string[],
): readonly UserError[] {
  const value = Number(amount ?? 0);
  if (value < 0) return [userError(field, 'must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO')];
  if (value < Number(priceLimit)) return [];
  return [userError(field, `must be less than ${priceLimit}`, 'INVALID_INPUT')];
}
