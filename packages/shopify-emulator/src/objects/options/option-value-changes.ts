import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  maxOptionValues,
  newOptionValue,
  optionValueNameErrors,
  type OptionValueInput,
} from './option-input.ts';

interface OptionValueUpdate extends OptionValueInput {
  readonly id: string;
}

export type ValueChangesInput = {
  readonly optionValuesToAdd?: readonly OptionValueInput[] | null;
  readonly optionValuesToUpdate?: readonly OptionValueUpdate[] | null;
  readonly optionValuesToDelete?: readonly string[] | null;
};

interface ValueChanges {
  /** All that the option shall have, those that are new last. */
  readonly values: readonly ProductOptionValue[];
  readonly added: readonly ProductOptionValue[];
  readonly deleted: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

/** Renames, adds and takes away values of an option. Writes nothing. */
export function draftValueChanges(
  context: RequestContext,
  option: ProductOption,
  input: ValueChangesInput,
): ValueChanges {
  const deletions = findDeleted(option, input);
  const gone = new Set(deletions.deleted.map(({ id }) => id));
  const renamed = renameValues(option, input.optionValuesToUpdate ?? []);
  const kept = renamed.values.filter(({ id }) => !gone.has(id));
  const additions = addValues(context, kept, input.optionValuesToAdd ?? []);
  const values = [...kept, ...additions.added];
  return {
    values,
    added: additions.added,
    deleted: deletions.deleted,
    userErrors: [
      ...renamed.userErrors,
      ...deletions.userErrors,
      ...additions.userErrors,
      ...countErrors(values),
    ],
  };
}

interface Renamed {
  readonly values: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function renameValues(option: ProductOption, updates: readonly OptionValueUpdate[]): Renamed {
  const userErrors: UserError[] = [];
  let { values } = option;
  for (const [index, update] of updates.entries()) {
    const field = ['optionValuesToUpdate', String(index)];
    const before = findValue(option, update.id);
    const name = update.name?.trim();
    if (before === undefined) userErrors.push(missingValue(field));
    else if (name !== undefined) {
      userErrors.push(...optionValueNameErrors(name, field));
      values = values.map((value) => (value.id === before.id ? { ...value, name } : value));
    }
  }
  const clashes = clashingNames(values);
  for (const [index, update] of updates.entries()) {
    const name = update.name?.trim().toLowerCase() ?? '';
    if (clashes.has(name)) userErrors.push(existingValue(['optionValuesToUpdate', String(index)]));
  }
  return { values, userErrors };
}

function clashingNames(values: readonly ProductOptionValue[]): ReadonlySet<string> {
  const names = values.map(({ name }) => name.toLowerCase());
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

interface Deletions {
  readonly deleted: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function findDeleted(option: ProductOption, input: ValueChangesInput): Deletions {
  const updated = new Set((input.optionValuesToUpdate ?? []).map(({ id }) => id));
  const deleted: ProductOptionValue[] = [];
  const userErrors: UserError[] = [];
  for (const [index, id] of (input.optionValuesToDelete ?? []).entries()) {
    const field = ['optionValuesToDelete', String(index)];
    const value = findValue(option, id);
    if (value === undefined) userErrors.push(missingValue(field));
    else if (updated.has(id)) {
      const message = 'Performing conflicting actions on an option value.';
      userErrors.push(userError(field, message, 'OPTION_VALUE_CONFLICTING_OPERATION'));
    } else deleted.push(value);
  }
  return { deleted, userErrors };
}

interface Additions {
  readonly added: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function addValues(
  context: RequestContext,
  present: readonly ProductOptionValue[],
  inputs: readonly OptionValueInput[],
): Additions {
  const names = new Set(present.map(({ name }) => name.toLowerCase()));
  const fresh = new Set<string>();
  const added: ProductOptionValue[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const field = ['optionValuesToAdd', String(index)];
    const name = input.name?.trim() ?? '';
    const folded = name.toLowerCase();
    if (names.has(folded)) userErrors.push(existingValue(field));
    else if (fresh.has(folded))
      userErrors.push(userError(field, 'Duplicated option value.', 'DUPLICATED_OPTION_VALUE'));
    else userErrors.push(...optionValueNameErrors(name, field));
    fresh.add(folded);
    added.push(newOptionValue(context, name));
  }
  return { added, userErrors };
}

function countErrors(values: readonly ProductOptionValue[]): readonly UserError[] {
  if (values.length === 0) {
    const message = 'Deleting all option values of an option is not allowed.';
    return [userError(['optionValuesToDelete'], message, 'CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION')];
  }
  if (values.length <= maxOptionValues) return [];
  const message = 'Option values count is over the allowed limit.';
  return [userError(['optionValuesToAdd'], message, 'OPTION_VALUES_OVER_LIMIT')];
}

function findValue(option: ProductOption, id: string): ProductOptionValue | undefined {
  const number = numberOfGlobalId(id, 'ProductOptionValue');
  return option.values.find((value) => value.id === number);
}

function missingValue(field: readonly string[]): UserError {
  return userError(field, 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST');
}

function existingValue(field: readonly string[]): UserError {
  return userError(field, 'Option value already exists.', 'OPTION_VALUE_ALREADY_EXISTS');
}
