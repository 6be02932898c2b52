import { userError, type UserError } from '../user-error.ts';

/** ProductVariantsBulkCreateUserErrorCode, as far as it is given here. */
const createCodes: ReadonlySet<string> = new Set([
  'CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE',
  'GREATER_THAN_OR_EQUAL_TO',
  'INVALID',
  'INVALID_INPUT',
  'INVENTORY_QUANTITIES_LIMIT_EXCEEDED',
  'MUST_BE_FOR_THIS_PRODUCT',
  'NEED_TO_ADD_OPTION_VALUES',
  'NO_KEY_ON_CREATE',
  'OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS',
  'PRODUCT_DOES_NOT_EXIST',
  'TRACKED_VARIANT_LOCATION_NOT_FOUND',
  'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE',
]);

/** ProductVariantsBulkUpdateUserErrorCode, as far as it is given here. */
const updateCodes: ReadonlySet<string> = new Set([
  'BLANK',
  'CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE',
  'CANNOT_SPECIFY_BOTH',
  'GREATER_THAN_OR_EQUAL_TO',
  'INVALID_INPUT',
  'INVALID_VALUE',
  'MUST_BE_FOR_THIS_PRODUCT',
  'NEED_TO_ADD_OPTION_VALUES',
  'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
  'OPTION_DOES_NOT_EXIST',
  'OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS',
  'OPTION_VALUE_DOES_NOT_EXIST',
  'OPTION_VALUE_NAME_TOO_LONG',
  'PRODUCT_DOES_NOT_EXIST',
  'PRODUCT_VARIANT_DOES_NOT_EXIST',
  'PRODUCT_VARIANT_ID_MISSING',
  'TOO_LONG',
  'TOO_SHORT',
  'VARIANT_ALREADY_EXISTS',
]);

/** The errors of one variant as `productVariantsBulkCreate` tells them. */
export function asCreateErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.flatMap(itemErrorTwice).map((error) => withKnownCode(error, createCodes));
}

/** The errors of one variant as `productVariantsBulkUpdate` tells them. */
export function asUpdateErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.flatMap(itemErrorTwice).map((error) => withKnownCode(error, updateCodes));
}

function withKnownCode(error: UserError, known: ReadonlySet<string>): UserError {
  if (error.code === null || known.has(error.code)) return error;
  return userError(error.field, error.message, 'INVALID_INPUT');
}

/** What is wrong with the item is told of the variant too, without the name of what it is about. */
function itemErrorTwice(error: UserError): readonly UserError[] {
  const at = error.field?.indexOf('inventoryItem') ?? -1;
  if (at === -1 || error.field === null || error.field.at(-1) === 'sku') return [error];
  const predicate = error.message.replace(/^.*? (?=(?:must|is|can't) )/, '');
  const code = predicate.startsWith('must be greater than or equal to')
    ? 'GREATER_THAN_OR_EQUAL_TO'
    : 'INVALID_INPUT';
  return [userError(error.field.slice(0, at), predicate), userError(error.field, error.message, code)];
}
