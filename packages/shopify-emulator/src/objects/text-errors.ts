import { userError, type UserError } from './user-error.ts';

const maxLength = 255;

/** What is wrong with a text that has to be there, in the words and codes that most mutations share. `label` is what they call it. */
export function requiredTextErrors(
  field: readonly string[],
  label: string,
  text: string,
  minLength = 1,
): readonly UserError[] {
  if (text.trim() === '') return [userError(field, `${label} can't be blank`, 'BLANK')];
  if (text.length < minLength)
    return [userError(field, `${label} is too short (minimum is ${minLength} characters)`, 'TOO_SHORT')];
  return lengthErrors(field, label, text);
}

export function lengthErrors(field: readonly string[], label: string, text: string): readonly UserError[] {
  if (text.length <= maxLength) return [];
  return [userError(field, `${label} is too long (maximum is ${maxLength} characters)`, 'TOO_LONG')];
}

/** What is wrong with a text that another thing has, where each must have its own. */
export function takenErrors(
  field: readonly string[],
  label: string,
  owners: readonly { readonly id: number }[],
  selfId: number | undefined,
): readonly UserError[] {
  if (owners.every(({ id }) => id === selfId)) return [];
  return [userError(field, `${label} has already been taken`, 'TAKEN')];
}
