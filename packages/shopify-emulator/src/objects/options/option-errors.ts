import { userError, type UserError } from '../user-error.ts';
import { maxVariants } from '../variants/variant-limit.ts';

/** So many options a product may have, and so many values each of them. */
export const maxOptions = 3;
export const maxOptionValues = 100;

// What stands against options and their values in more than one mutation, in the codes of those that are about options alone.

export function missingOption(field: readonly string[]): UserError {
  return userError(field, 'Option does not exist', 'OPTION_DOES_NOT_EXIST');
}

export function missingOptionValue(field: readonly string[]): UserError {
  return userError(field, 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST');
}

export function duplicatedName(field: readonly string[]): UserError {
  return userError(field, 'Duplicated option name.', 'DUPLICATED_OPTION_NAME');
}

export function duplicatedValue(field: readonly string[]): UserError {
  return userError(field, 'Duplicated option value.', 'DUPLICATED_OPTION_VALUE');
}

export function tooManyOptions(field: readonly string[]): UserError {
  return userError(field, `Can only specify a maximum of ${maxOptions} options`, 'OPTIONS_OVER_LIMIT');
}

export function tooManyValues(field: readonly string[]): UserError {
  return userError(field, 'Option values count is over the allowed limit.', 'OPTION_VALUES_OVER_LIMIT');
}

export function tooManyVariants(field: readonly string[]): UserError {
  const message = `The number of created variants would exceed the ${maxVariants} variants per product limit`;
  return userError(field, message, 'TOO_MANY_VARIANTS_CREATED');
}

/** Of a metafield that no option can be linked to. */
export function noLinkDefinition(field: readonly string[]): UserError {
  const message = 'No valid metafield definition found for linked option.';
  return userError([...field, 'linkedMetafield'], message, 'LINKED_METAFIELD_DEFINITION_NOT_FOUND');
}

export function linkTaken(field: readonly string[]): UserError {
  const message = 'An option linked to the provided metafield already exists.';
  return userError(field, message, 'OPTION_LINKED_METAFIELD_ALREADY_TAKEN');
}

/** Of an entry that the metafield of an option does not take. */
export function invalidEntry(field: readonly string[]): UserError {
  const message = 'Invalid metafield value for linked option.';
  return userError(field, message, 'INVALID_METAFIELD_VALUE_FOR_LINKED_OPTION');
}

/** Of a value that names an entry, although its option is not linked. Each mutation has a code of its own. */
export function entryWithoutLink(field: readonly string[], code: string): UserError {
  const message = "Cannot specify 'linkedMetafieldValue' for an option that is not linked to a metafield.";
  return userError(field, message, code);
}

export function mixedValues(field: readonly string[] | null): UserError {
  const message = 'An option cannot have both metafield linked and nonlinked option values.';
  return userError(field, message, 'CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES');
}
