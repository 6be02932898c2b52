import { userError, type UserError } from '../user-error.ts';
import { duplicatedValue, maxOptionValues, tooManyValues } from './option-errors.ts';

const maxNameLength = 255;
/** What stands between the values of a variant in its title, and so may stand in no name. */
const titleSeparator = ' / ';

/** What stands against the name of an option. `field` is where the option stands. */
export function optionNameErrors(name: string, field: readonly string[]): readonly UserError[] {
  if (name === '')
    return [userError(field, 'Each option must have a name specified.', 'OPTION_NAME_MISSING')];
  if (name.length > maxNameLength)
    return [userError(field, 'Option name is too long.', 'OPTION_NAME_TOO_LONG')];
  return separatorErrors(name, field);
}

function separatorErrors(name: string, field: readonly string[]): readonly UserError[] {
  if (!name.includes(titleSeparator)) return [];
  const message = `The name contains unsupported sequence '${titleSeparator}'`;
  return [userError([...field, 'name'], message, 'INVALID_NAME')];
}

export function valuesMissing(name: string, field: readonly string[]): UserError {
  return userError(
    field,
    `Option '${name}' must specify at least one option value.`,
    'OPTION_VALUES_MISSING',
  );
}

/** What stands against the names of the values of one option. `field` is where their list stands. */
export function optionValueErrors(names: readonly string[], field: readonly string[]): readonly UserError[] {
  if (names.length > maxOptionValues) return [tooManyValues(field)];
  const duplicates = repeatedNames(names).map((index) => duplicatedValue([...field, String(index)]));
  return [
    ...names.flatMap((name, index) => optionValueNameErrors(name, [...field, String(index)])),
    ...duplicates,
  ];
}

/** What stands against the name of a value. `field` is where the value stands. */
export function optionValueNameErrors(name: string, field: readonly string[]): readonly UserError[] {
  if (name === '') return [userError(field, 'The name provided is not valid.', 'INVALID_NAME')];
  if (name.length > maxNameLength)
    return [userError(field, 'Option value name is too long.', 'OPTION_VALUE_NAME_TOO_LONG')];
  return separatorErrors(name, field);
}

/** The indexes of names that stand further in front already, in any case of letters. */
export function repeatedNames(names: readonly (string | undefined)[]): readonly number[] {
  const seen = new Set<string>();
  const found: number[] = [];
  for (const [index, name] of names.entries()) {
    const folded = name?.toLowerCase() ?? '';
    if (folded !== '' && seen.has(folded)) found.push(index);
    seen.add(folded);
  }
  return found;
}
