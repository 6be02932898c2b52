import { userError, type UserError } from '../user-error.ts';

/** ProductSetUserErrorCode, as far as options and variants have codes of their own. */
const ownCodes: ReadonlySet<string> = new Set([
  'CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES',
  'DUPLICATED_METAFIELD_VALUE',
  'DUPLICATED_OPTION_NAME',
  'DUPLICATED_OPTION_VALUE',
  'DUPLICATED_VALUE',
  'DUPLICATE_LINKED_OPTION',
  'INVALID_METAFIELD_VALUE_FOR_LINKED_OPTION',
  'INVENTORY_QUANTITIES_LIMIT_EXCEEDED',
  'LINKED_METAFIELD_DEFINITION_NOT_FOUND',
  'OPTIONS_OVER_LIMIT',
  'OPTION_DOES_NOT_EXIST',
  'OPTION_VALUES_MISSING',
  'OPTION_VALUES_OVER_LIMIT',
  'OPTION_VALUE_DOES_NOT_EXIST',
  'PRODUCT_VARIANT_DOES_NOT_EXIST',
]);

/** What stands against the product itself, as `productSet` tells it: mostly of the input as a whole. */
export function asProductErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map(({ field, message }) => {
    if (message.includes('already in use')) return userError(field, message, 'HANDLE_NOT_UNIQUE');
    if (field?.[1] === 'title') return userError(field, message.replace(/^Title /, ''), 'INVALID_INPUT');
    return userError(['input'], message, 'INVALID_PRODUCT');
  });
}

export function asOptionErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) => withOwnCode(error, 'INVALID_INPUT'));
}

export function asVariantErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) => withOwnCode(error, 'INVALID_VARIANT'));
}

export function asMetafieldErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map(({ field, message, code }) =>
    userError(field, message, code === 'TAKEN' ? 'CAPABILITY_VIOLATION' : 'INVALID_METAFIELD'),
  );
}

export function asFileErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map(({ field, message }) => userError(field, message, 'INVALID_INPUT'));
}

function withOwnCode(error: UserError, code: string): UserError {
  if (error.code !== null && ownCodes.has(error.code)) return error;
  return userError(error.field, error.message, code);
}
